import type { PanicStage } from "../../panic/panic-stage.ts";
import type { Side } from "../../position/side.ts";
import type { LeverageE6, PriceHalfUsd, Sats, Usd } from "../../units.ts";
import type { ToldMistake } from "../mistake.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import type { EntrySignal } from "./entry-signal.ts";

/** One order of an entry. Null is none: no limit for a market order, no stop, no take profit. Sats at the dearest fill. */
export type EntryOrder = {
  readonly type: "market" | "limit";
  readonly side: Side;
  readonly quantity: Usd;
  readonly leverage: LeverageE6;
  readonly price: PriceHalfUsd | null;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
  /** Its place among a ladder's prices; 0 for any other entry. */
  readonly rung: number;
  readonly cost: Sats;
  readonly worstCase: Sats;
};

/** The numbers a condition was judged by. */
export type EntryReading =
  | {
      readonly kind: "crossing";
      readonly price: PriceHalfUsd;
      readonly armedFrom: PriceHalfUsd;
      readonly last: PriceHalfUsd;
    }
  | { readonly kind: "ladder"; readonly rungs: readonly number[] }
  | {
      readonly kind: "dip";
      readonly extreme: PriceHalfUsd;
      readonly level: PriceHalfUsd | null;
      readonly last: PriceHalfUsd;
    }
  | Exclude<EntrySignal, { readonly kind: "unknown" }>;

/** Why an indicator or a window says nothing. */
export type UnknownCandles =
  | Extract<EntrySignal, { readonly kind: "unknown" }>["rule"]
  | "not-read"
  | "stale";

/** What an automatic entry decides; each verdict names its rule. Amounts in sats, times in epoch milliseconds. */
export type AutoEntryVerdict =
  | {
      readonly kind: "enter";
      readonly rule: EntryReading["kind"];
      readonly orders: readonly EntryOrder[];
      readonly cost: Sats;
      readonly worstCase: Sats;
      readonly reading: EntryReading;
    }
  /** Orders that rest at the exchange are to be taken back. */
  | {
      readonly kind: "cancel";
      readonly rule: "expired";
      readonly expiresAt: number;
      readonly rungs: readonly number[];
    }
  | { readonly kind: "hold"; readonly rule: "expired"; readonly expiresAt: number }
  | { readonly kind: "hold"; readonly rule: "quiet-hours"; readonly until: number }
  | { readonly kind: "hold"; readonly rule: "entered-already" | "enough-entries"; readonly made: number }
  | { readonly kind: "hold"; readonly rule: "candles-unknown"; readonly why: UnknownCandles }
  | { readonly kind: "hold"; readonly rule: "not-reached"; readonly reading: EntryReading }
  | EntryRefusal;

/** Why an entry that is due is not made. */
export type EntryRefusal =
  | {
      readonly kind: "alert";
      readonly rule: "misconfigured";
      /** In English: a verdict is kept in its receipt. */
      readonly mistakes: readonly ToldMistake<keyof AutoEntryConfig>[];
    }
  | {
      readonly kind: "alert";
      readonly rule: "too-small" | "too-large" | "stop-loss" | "take-profit";
      readonly rung: number;
      readonly price: PriceHalfUsd;
    }
  /** The panic switch lets nothing be opened. */
  | { readonly kind: "alert"; readonly rule: "panic"; readonly stage: PanicStage }
  | {
      readonly kind: "alert";
      readonly rule: "position-limit" | "quantity-limit" | "budget" | "balance";
      readonly needed: number;
      readonly left: number;
    };
