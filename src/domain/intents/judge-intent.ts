import { type IntentAction, isSafeToRepeat } from "./action.ts";
import type { Evidence } from "./evidence.ts";
import type { Sight } from "./sight.ts";
import { sightOfExit } from "./sight-of-exit.ts";
import { sightOfCashIn, sightOfTopUp } from "./sight-of-margin.ts";
import {
  sightOfCancel,
  sightOfLeverage,
  sightOfNetCancel,
  sightOfNetClose,
  sightOfNetOrder,
  sightOfOpening,
  sightOfTransfer,
} from "./sight-of-order.ts";

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

type Readings = Pick<IntentEvidence, "action" | "before" | "now">;

const sightOf = ({ action, before, now }: Readings): Sight => {
  switch (action.kind) {
    case "add-margin":
      return sightOfTopUp({ action, before, now });
    case "cash-in":
      return sightOfCashIn({ action, before, now });
    case "close-trade":
      return now.position === null ? "applied" : "unchanged";
    case "set-stop-loss":
    case "set-trailing-stop":
    case "remove-stop-loss":
    case "set-take-profit":
    case "remove-take-profit":
      return sightOfExit(action, before, now);
    case "open-trade":
      return sightOfOpening({ action, before, now });
    case "cancel-trade":
      return sightOfCancel({ action, before, now });
    case "cross-order":
      return sightOfNetOrder({ action, before, now });
    case "cancel-cross-order":
      return sightOfNetCancel({ action, before, now });
    case "close-cross":
      return sightOfNetClose({ action, before, now });
    case "deposit-cross":
      return sightOfTransfer({ action, before, now });
    case "withdraw-cross":
      return sightOfTransfer({ action, before, now });
    case "set-cross-leverage":
      return sightOfLeverage({ action, before, now });
  }
};

/** Whether a reading shows the effect of an action: a success in words alone is none. */
export const isSeen = (readings: Readings): boolean => sightOf(readings) === "applied";

/**
 * Judges from a reading whether an intent happened. Positive evidence counts at once; "it did not happen" is believed
 * only from a read that was issued after the signature ran out, unless it can never happen any more. What explains neither is
 * ambiguous: its budget stays bound. Tagged amounts make a coincidence with something the trader did by hand all but
 * impossible.
 */
export const judgeIntent = (evidence: IntentEvidence): IntentJudgement => {
  const sight = sightOf(evidence);
  if (sight === "applied") return "confirmed";
  if (sight === "overtaken") return "not-applied";
  if (evidence.readIssuedAt < evidence.settleUntil) return "too-early";
  return sight === "unchanged" ? "not-applied" : "ambiguous";
};

/**
 * Whether an action may leave once more: it is safe to repeat and everything is as it was before it. Where something else
 * was ordered since, a repetition would undo that.
 */
export const mayRepeat = (readings: Readings): boolean =>
  isSafeToRepeat(readings.action.kind) && sightOf(readings) === "unchanged";
