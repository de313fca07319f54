import { eventOf } from "../notification-event.ts";
import type { NotificationFacts } from "../notification-facts.ts";
import type { ReceiptOutcome } from "../receipt.ts";

/** What something is about, so that the same is not told over and over; and which of its states it tells. */
export type Topic = { readonly name: string; readonly what: string; readonly isClear: boolean };

/** Outcomes that say a decision could not be carried out; they come back with every tick until something changes. */
const STANDING: ReadonlySet<ReceiptOutcome> = new Set(["held", "rejected", "not-applied", "blind"]);

type Told = {
  readonly facts: NotificationFacts;
  readonly outcome: ReceiptOutcome;
  readonly accountId: string | null;
  readonly automationId: string | null;
  readonly positionId: string | null;
};

const ruleOf = (facts: NotificationFacts): string => {
  switch (facts.kind) {
    case "margin-guard":
    case "cross-guard":
      return facts.verdict.rule;
    case "exit":
    case "rule":
      return facts.decision.verdict.rule;
    default:
      return "";
  }
};

/**
 * The topic of something that can be told too often; null for what is told each time: money that moved, a position that
 * ended, what somebody ordered by hand.
 */
export const topicOf = ({ facts, outcome, accountId, automationId, positionId }: Told): Topic | null => {
  if (facts.kind === "operator-alert") {
    const isClear = facts.state === "cleared";
    return { name: `system:${facts.rule}:${facts.subject}`, what: facts.rule, isClear };
  }
  if (facts.kind === "channel-lost")
    return { name: `delivery:${facts.channel}`, what: "lost", isClear: false };
  if (facts.kind === "command" || facts.kind === "position-ended") return null;
  const whose = automationId ?? accountId;
  if (whose === null) return null;
  const name = `${eventOf(facts)}:${whose}:${positionId ?? ""}`;
  if (STANDING.has(outcome)) return { name, what: `${outcome}:${ruleOf(facts)}`, isClear: false };
  return outcome === "confirmed" ? { name, what: outcome, isClear: true } : null;
};
