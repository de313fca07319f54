import { liquidationFromLeverage } from "../../position/liquidation.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { draftOrder, type OrderPlace } from "./draft-order.ts";
import { entryCost, lossAtStop } from "./entry-cost.ts";
import type { EntryOrder } from "./entry-verdict.ts";

/** An order as it is expected before its entry is due, at the price it is expected at. Amounts in sats. */
export type ExpectedOrder = EntryOrder & {
  readonly at: PriceHalfUsd;
  /** Its margin at that price. */
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
  /** What is lost where its stop is filled at its own price; null without one. Never in the place of the worst case. */
  readonly lossAtStop: Sats | null;
};

/**
 * Where the orders of an entry are expected: where its price is known by itself there, else at the last price; nowhere
 * while that is needed and not known.
 */
export const expectedPlaces = (
  { when }: AutoEntryConfig,
  last: PriceHalfUsd | null,
): readonly OrderPlace[] => {
  if (when.kind === "ladder") return when.prices.map((price, rung) => ({ type: "limit", price, rung }));
  const price = when.kind === "crossing" ? when.price : last;
  return price === null ? [] : [{ type: "market", price, rung: 0 }];
};

const expect = (config: AutoEntryConfig, place: OrderPlace): readonly ExpectedOrder[] => {
  const drafted = draftOrder(config, place);
  if (drafted.kind === "refused") return [];
  const { order } = drafted;
  const { side, leverage, quantity, stopLoss } = order;
  const guardCap = config.guard?.maxTotal ?? sats(0);
  return [
    {
      ...order,
      at: place.price,
      margin: entryCost({ ...place, side, leverage, guardCap }, quantity).margin,
      liquidation: liquidationFromLeverage(side, quantity, place.price, leverage),
      lossAtStop: stopLoss === null ? null : lossAtStop(side, quantity, place.price, stopLoss),
    },
  ];
};

/** The orders one turn of an entry is expected to make, those left out that could not be; `config` must have no mistake. */
export const expectedOrders = (
  config: AutoEntryConfig,
  last: PriceHalfUsd | null,
): readonly ExpectedOrder[] => expectedPlaces(config, last).flatMap((place) => expect(config, place));
