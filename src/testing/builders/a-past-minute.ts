import type { ReceiptFacts, ReceiptOutcome, RuleDecision } from "#domain/notifications/receipt.ts";
import type {
  PastMarket,
  PastReceipt,
  PastStanding,
  Stretch,
} from "#domain/notifications/why-not/past-minute.ts";
import { priceFromUsd } from "#domain/units.ts";

/** A time of the first day, in epoch milliseconds. */
export const clock = (hours: number, minutes: number): number => (hours * 60 + minutes) * 60_000;

/** The minute from 14:03 on of the first day, of an automation that was armed at 12:00 and that nothing held. */
export const aPastMinute: Stretch & PastStanding & { readonly before: readonly PastReceipt[] } = {
  from: clock(14, 3),
  to: clock(14, 4),
  rest: null,
  isRestKept: true,
  armedAt: clock(12, 0),
  blind: null,
  panic: "calm",
  before: [],
};

/** What the market did in the minute, in USD; it opens at its high unless told otherwise, and closes where it opened. */
export const aPastMarket = (
  low: number,
  high: number,
  wanted: Partial<Omit<PastMarket, "candle">> & { readonly open?: number } = {},
): PastMarket => {
  const { open = high, ...rest } = wanted;
  const [first, lowest, highest] = [priceFromUsd(open), priceFromUsd(low), priceFromUsd(high)];
  const candle = { open: first, low: lowest, high: highest, close: first };
  return { candle, samples: [], candles: [], signal: null, ...rest };
};

/** A receipt of before. */
export const aPastReceipt = (at: number, outcome: ReceiptOutcome, facts: ReceiptFacts): PastReceipt => ({
  at,
  outcome,
  facts,
});

/** A receipt of what a rule of an account decided. */
export const aRuleReceipt = (
  at: number,
  outcome: ReceiptOutcome,
  decision: RuleDecision,
  failure: string | null = null,
): PastReceipt => aPastReceipt(at, outcome, { kind: "rule", version: 1, decision, failure });

/** Sentences as one text, with plain spaces. */
export const asText = (lines: readonly string[]): string => lines.join(" ").replaceAll("\u202f", " ");
