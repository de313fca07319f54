import type { IndicatorRange } from "../../market/indicators/candle-range.ts";
import type { AverageKind } from "../../market/indicators/moving-average.ts";
import type { Side } from "../../position/side.ts";
import type { BasisPoints, LeverageE6, PriceHalfUsd, Sats, Usd } from "../../units.ts";

/** What an entry waits for. */
export type EntryCondition =
  /** The price gets to `price` from one side; where it is past it already, it has to come back first. */
  | { readonly kind: "crossing"; readonly price: PriceHalfUsd; readonly from: "below" | "above" }
  /** Limit orders at these prices, each of them one entry of the whole size. */
  | { readonly kind: "ladder"; readonly prices: readonly PriceHalfUsd[] }
  /** The price stands `bps` below the highest of the last `withinMs`; for a short, above the lowest. */
  | { readonly kind: "dip"; readonly bps: BasisPoints; readonly withinMs: number }
  /** The index gets to `level` (hundredths) or beyond with the close of this candle, from the other side of it. */
  | {
      readonly kind: "rsi";
      readonly range: IndicatorRange;
      readonly period: number;
      readonly cross: "below" | "above";
      readonly level: number;
    }
  /** The fast average gets over the slow one, or under it, with the close of this candle. */
  | {
      readonly kind: "average";
      readonly range: IndicatorRange;
      readonly of: AverageKind;
      readonly fast: number;
      readonly slow: number;
      readonly cross: "up" | "down";
    };

/** How large one entry is: by the most that may be lost on it, by contracts, or by its margin at the last price. */
export type EntrySize =
  | { readonly by: "risk"; readonly sats: Sats }
  | { readonly by: "quantity"; readonly usd: Usd }
  | { readonly by: "margin"; readonly sats: Sats };

/** A stop loss or take profit of an entry: a price, or a distance from the price it is entered at. */
export type EntryExit =
  | { readonly by: "price"; readonly price: PriceHalfUsd }
  | { readonly by: "percent"; readonly bps: BasisPoints };

/** Minutes of the UTC day, 0 to 1,439, in which nothing is entered: the first one counts, the last one does not. May pass midnight. */
export type QuietHours = { readonly fromMinute: number; readonly toMinute: number };

/** An automation that opens isolated positions by itself. Times in epoch milliseconds; null is none. */
export type AutoEntryConfig = {
  readonly side: Side;
  readonly leverage: LeverageE6;
  readonly when: EntryCondition;
  readonly size: EntrySize;
  /** Whether each new position is guarded, and the most its guard may add to it: a guard without that bound has no worst case. */
  readonly guard: { readonly maxTotal: Sats | null } | null;
  readonly stopLoss: EntryExit | null;
  readonly takeProfit: EntryExit | null;
  /** The most that may be lost on all its entries together, guards included. */
  readonly budget: Sats;
  readonly expiresAt: number | null;
  readonly quietHours: QuietHours | null;
  /** How often it may enter before it is done; the rungs of a ladder enter once each. */
  readonly maxEntries: number;
};

/** How often an entry is made unless the trader says otherwise. */
export const DEFAULT_MAX_ENTRIES = 1;

/** An entry that was made, or may have been: what is planned, sent or of unknown fate counts. */
export type MadeEntry = {
  /** The turn of the trigger it was made in. */
  readonly epoch: number;
  /** Its place among a ladder's prices; 0 for any other entry. */
  readonly rung: number;
  /** When it was decided, epoch milliseconds. */
  readonly at: number;
  /** What it was reckoned to lose at most. */
  readonly worstCase: Sats;
};
