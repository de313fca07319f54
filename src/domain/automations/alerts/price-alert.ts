import type { BasisPoints, PriceHalfUsd } from "../../units.ts";

/** Which way a move counts. */
export type MoveDirection = "up" | "down" | "either";

/**
 * What an alert watches for: that the price gets to a level from where it is, or that it moves by `bps` of the lowest (for
 * a fall: of the highest) price of the last `withinMs` milliseconds.
 */
export type AlertCondition =
  | { readonly kind: "crossing"; readonly price: PriceHalfUsd }
  | {
      readonly kind: "move";
      readonly bps: BasisPoints;
      readonly withinMs: number;
      readonly direction: MoveDirection;
    };

/** Once, or every time with a rest of `restMs` milliseconds after each. */
export type AlertRepeat =
  | { readonly kind: "once" }
  | { readonly kind: "every-time"; readonly restMs: number };

export type PriceAlertConfig = { readonly when: AlertCondition; readonly repeat: AlertRepeat };

/** A price at a time, in epoch milliseconds. */
export type PriceAt = { readonly at: number; readonly price: PriceHalfUsd };

/** What an alert keeps: how far it has looked and where the price was then, and when and where it last told the trader. */
export type AlertMemory = { readonly seen: PriceAt; readonly told: PriceAt | null };

/** The memory of an alert that is armed at a price. */
export const beginAlert = (seen: PriceAt): AlertMemory => ({ seen, told: null });

/** Until when an alert rests, in epoch milliseconds; null when it does not rest. One that told its once is over. */
export const restsUntil = ({ repeat }: PriceAlertConfig, { told }: AlertMemory): number | null =>
  told === null || repeat.kind === "once" ? null : told.at + repeat.restMs;

/** Whether it has told all it ever will. */
export const isOver = ({ repeat }: PriceAlertConfig, { told }: AlertMemory): boolean =>
  repeat.kind === "once" && told !== null;
