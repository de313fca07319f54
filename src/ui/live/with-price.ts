import { crossAtPrice, isolatedAtPrice } from "#domain/position/at-price.ts";
import { type PriceE4, priceHalfUsd, usd } from "#domain/units.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { Overview, PositionView } from "#server/trpc/schemas/views.ts";
import type { PriceTold } from "./live-message.ts";

type Last = ReturnType<typeof priceHalfUsd>;

const positionAt = (position: PositionView, last: Last): PositionView => {
  const { side, quantity, price, liquidation } = position;
  const held = {
    side,
    quantity: usd(quantity),
    price: priceHalfUsd(price),
    liquidation: priceHalfUsd(liquidation),
  };
  return { ...position, ...isolatedAtPrice(held, last) };
};

const crossAt = (cross: CrossView, last: Last): CrossView => {
  const { side, quantity, entryPriceE4, liquidation } = cross;
  if (side === null || entryPriceE4 === null || liquidation === null || quantity === 0) return cross;
  const held = {
    side,
    quantity: usd(quantity),
    entryPrice: entryPriceE4 as PriceE4,
    liquidation: priceHalfUsd(liquidation),
  };
  const at = crossAtPrice(held, last);
  return { ...cross, ...at, totalPl: cross.totalPl - cross.pl + at.pl };
};

/**
 * An overview at a newer price of one market: what follows from the price is taken from the rules that the server takes it
 * from. The same overview where nothing of it is on that market, or what it shows is newer.
 */
export const withPrice = (overview: Overview, { now, ...price }: PriceTold): Overview => {
  const known = overview.prices.find(({ network }) => network === price.network);
  if (known === undefined || known.readAt >= price.readAt) return overview;
  const there = new Set(
    overview.accounts.filter(({ network }) => network === price.network).map(({ id }) => id),
  );
  const last = priceHalfUsd(price.last);
  return {
    ...overview,
    prices: overview.prices.map((one) => (one === known ? price : one)),
    positions: overview.positions.map((one) => (there.has(one.accountId) ? positionAt(one, last) : one)),
    cross: overview.cross.map((one) => (there.has(one.accountId) ? crossAt(one, last) : one)),
    lastTickAt:
      overview.lastTickAt === null || overview.lastTickAt < price.readAt ? price.readAt : overview.lastTickAt,
    now: now > overview.now ? now : overview.now,
  };
};
