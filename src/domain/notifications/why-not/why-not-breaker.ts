import type { BreakerNumbers } from "../../automations/breaker/decide-drawdown-breaker.ts";
import type { BasisPoints } from "../../units.ts";
import type { Minute, PastBreaker, PastReceipt } from "./past-minute.ts";
import { type StandingReason, standingReason } from "./standing.ts";

/** What the last receipt of a breaker told of the account, and when (epoch milliseconds). */
export type BreakerTold = BreakerNumbers & { readonly at: number; readonly kind: "trip" | "hold" | "alert" };

/**
 * Why a breaker threw nothing. `equity-not-kept`: it waited for a drawdown, and neither peak nor equity is kept by the minute.
 */
export type BreakerReason =
  | StandingReason
  | {
      readonly of: "drawdown-breaker";
      readonly rule: "tripped-already" | "equity-doubted" | "key-may-not-read" | "equity-not-kept";
      readonly drop: BasisPoints;
      /** Null where it left no receipt since it was armed. */
      readonly told: BreakerTold | null;
    };

const toldBy = (receipt: PastReceipt | undefined): BreakerTold | null => {
  if (receipt?.facts.kind !== "rule" || receipt.facts.decision.of !== "drawdown-breaker") return null;
  const { kind, equity, peak, drawdown } = receipt.facts.decision.verdict;
  return { kind, equity, peak, drawdown, at: receipt.at };
};

const ruleOf = (receipt: PastReceipt | undefined) => {
  if (receipt?.outcome === "tripped") return "tripped-already";
  if (receipt?.outcome !== "held" || receipt.facts.kind !== "rule") return "equity-not-kept";
  return receipt.facts.failure === null ? "equity-doubted" : "key-may-not-read";
};

/** Tells why an account breaker threw nothing in a minute. Its receipts since it was armed are all that is kept of what it saw. */
export const decideWhyNotBreaker = (minute: Minute<PastBreaker>): BreakerReason => {
  const { config, armedAt, before } = minute;
  const stands = standingReason({ ...minute, isMade: config !== null });
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  const receipt = before.find(({ at }) => armedAt === null || at >= armedAt);
  return { of: "drawdown-breaker", rule: ruleOf(receipt), drop: config.drop, told: toldBy(receipt) };
};
