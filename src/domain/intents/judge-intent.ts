import type { IntentAction } from "./action.ts";
import type { Evidence, PositionEvidence } from "./evidence.ts";

/** What was read about an intent whose fate is unknown. Times in epoch milliseconds of one clock. */
export type IntentEvidence = {
  readonly action: IntentAction;
  /** Read before the plan was made. */
  readonly before: Evidence;
  readonly now: Evidence;
  readonly readIssuedAt: number;
  /** From here on the exchange can no longer act on the request: its signature has run out. */
  readonly settleUntil: number;
};

export type IntentJudgement = "confirmed" | "not-applied" | "too-early" | "ambiguous";

/** What the reading shows, were it final. */
type Sight = "applied" | "unchanged" | "unclear";

/** Margin gained other than by funding: a payer's funding comes out of the margin, a receiver's goes to the balance. */
const gained = (before: PositionEvidence, now: PositionEvidence): number => {
  const funding = now.fundingPaid - before.fundingPaid;
  return now.margin - before.margin + Math.max(0, funding);
};

const sightOfMargin = (amount: number, { before, now }: IntentEvidence): Sight => {
  const seen = before.position !== null && now.position !== null;
  // A position that is gone takes its margin with it; only the balance still tells what left it.
  const change =
    seen && before.position !== null && now.position !== null
      ? gained(before.position, now.position)
      : before.balance - now.balance;
  if (change === amount) return "applied";
  return change === 0 ? "unchanged" : "unclear";
};

const sightOf = (evidence: IntentEvidence): Sight => {
  const { action, now } = evidence;
  switch (action.kind) {
    case "add-margin":
      return sightOfMargin(action.amount, evidence);
    case "close-trade":
      return now.position === null ? "applied" : "unchanged";
    case "set-stop-loss":
      if (now.position === null) return "unclear";
      return now.position.stopLoss === action.price ? "applied" : "unchanged";
  }
};

/**
 * Judges from a reading whether an intent happened. Positive evidence counts at once; "it did not happen" is believed
 * only from a read that was issued after the signature ran out. What explains neither is ambiguous: its budget stays
 * bound. Tagged amounts make a coincidence with something the trader did by hand all but impossible.
 */
export const judgeIntent = (evidence: IntentEvidence): IntentJudgement => {
  const sight = sightOf(evidence);
  if (sight === "applied") return "confirmed";
  if (evidence.readIssuedAt < evidence.settleUntil) return "too-early";
  return sight === "unchanged" ? "not-applied" : "ambiguous";
};
