import type { Sats } from "../units.ts";

/** What was read back about an add-margin whose fate is unknown. Times in epoch milliseconds of one clock. */
export type AddMarginEvidence = {
  readonly amount: Sats;
  readonly marginBefore: Sats;
  /** Margin of the trade now; null when the exchange no longer lists it as running. */
  readonly marginNow: Sats | null;
  readonly readIssuedAt: number;
  /** From here on the exchange can no longer act on the request: its signature has run out. */
  readonly settleUntil: number;
};

export type AddMarginJudgement = "confirmed" | "not-applied" | "too-early" | "ambiguous";

/**
 * Judges whether an add-margin happened. Positive evidence counts at once; "it did not happen" is believed only from a
 * read that was issued after the signature ran out. A margin that neither explains is ambiguous: its budget stays bound.
 */
export const judgeAddMargin = (evidence: AddMarginEvidence): AddMarginJudgement => {
  const { amount, marginBefore, marginNow, readIssuedAt, settleUntil } = evidence;
  if (marginNow !== null && marginNow === marginBefore + amount) return "confirmed";
  if (readIssuedAt < settleUntil) return "too-early";
  return marginNow === marginBefore ? "not-applied" : "ambiguous";
};
