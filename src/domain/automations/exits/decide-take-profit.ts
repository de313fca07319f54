import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd, RateE9 } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { takeProfitLevelPrice } from "./exit-level.ts";
import type { TakeProfitConfig } from "./take-profit.ts";

/** Everything a take profit's verdict is taken from: one snapshot, read before deciding. */
export type TakeProfitFacts = {
  readonly config: TakeProfitConfig;
  readonly position: IsolatedPosition;
  /** What it placed last; outdated once its settings have changed since. Null before the first time. */
  readonly placed: { readonly price: PriceHalfUsd; readonly isOutdated: boolean } | null;
  readonly last: PriceHalfUsd;
  /** The trader's closing fee. */
  readonly feeRate: RateE9;
};

/** The prices a verdict was made by: the one asked for, and the one that stands. */
export type TakeProfitReading = {
  readonly price: PriceHalfUsd;
  readonly standing: PriceHalfUsd | null;
};

/** What a take profit decides; each verdict names its rule. */
export type TakeProfitVerdict =
  | ({
      readonly kind: "place";
      readonly rule: "none-stands" | "settings-changed" | "follows-level";
    } & TakeProfitReading)
  | ({ readonly kind: "close"; readonly rule: "past-profit" } & TakeProfitReading)
  | ({ readonly kind: "hold"; readonly rule: "in-place" | "changed-by-hand" } & TakeProfitReading)
  | { readonly kind: "alert"; readonly rule: "no-such-price"; readonly last: PriceHalfUsd };

/**
 * Takes a take profit's verdict from one snapshot. What stands is replaced only where this automation placed it or has not
 * placed anything under its settings yet: what a hand moved there since is the trader's. Where the market is at the level
 * already the exchange would refuse it, and what was asked for is there: it closes.
 */
export const decideTakeProfit = (facts: TakeProfitFacts): TakeProfitVerdict => {
  const { config, position, placed, last, feeRate } = facts;
  const { side, takeProfit: standing } = position;
  const price = takeProfitLevelPrice(position, config.level, feeRate);
  if (price === null) return { kind: "alert", rule: "no-such-price", last };
  const reading = { price, standing };
  if (standing === price) return { kind: "hold", rule: "in-place", ...reading };
  const isOurs = placed === null || placed.isOutdated || standing === placed.price;
  if (standing !== null && !isOurs) return { kind: "hold", rule: "changed-by-hand", ...reading };
  if (!isAhead(side, price, last)) return { kind: "close", rule: "past-profit", ...reading };
  if (standing === null) return { kind: "place", rule: "none-stands", ...reading };
  const isFollowing = placed !== null && !placed.isOutdated;
  return { kind: "place", rule: isFollowing ? "follows-level" : "settings-changed", ...reading };
};
