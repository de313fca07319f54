import { profitAndLoss } from "#domain/position/pl.ts";
import { priceHalfUsd, usd } from "#domain/units.ts";
import type { Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";

/** One account with the price and the positions that belong to it. */
export const accountFacts = (overview: Overview, accountId: string): AccountFacts | null => {
  const account = overview.accounts.find(({ id }) => id === accountId);
  if (account === undefined) return null;
  return {
    account,
    price: overview.prices.find(({ network }) => network === account.network) ?? null,
    positions: overview.positions.filter((position) => position.accountId === accountId),
    lastTickAt: overview.lastTickAt,
  };
};

/** Gross profit and loss at the last price, in sats; the exchange's own figure when there is no price. */
export const openProfit = (position: PositionView, price: Pick<PriceView, "last"> | null): number =>
  price === null
    ? position.pl
    : profitAndLoss(
        position.side,
        usd(position.quantity),
        priceHalfUsd(position.price),
        priceHalfUsd(price.last),
      );
