import { losingSide } from "../../triggers/trigger-side.ts";
import { breakerTriggers } from "../breaker/breaker-triggers.ts";
import { crossLegs } from "../cross-guard/cross-step.ts";
import { isAhead } from "../exits/ahead.ts";
import { crossAsker, otherAskers } from "./asker.ts";
import type { Conflict } from "./conflict.ts";
import type { CrossConflictFacts } from "./conflict-facts.ts";
import { findCrossActsAgain } from "./find-cross-acts-again.ts";
import { findCrossEntryConflicts } from "./find-entry-conflicts.ts";
import { findOrderAdds } from "./find-order-adds.ts";
import { firstOverdrawn } from "./first-overdrawn.ts";

/** The first step of the guard that a breaker which flattens comes before: it closes the cross position too. */
const breakerFirst = ({ cross, breaker, last }: CrossConflictFacts): readonly Conflict[] => {
  if (breaker === null || breaker.config.action !== "flatten") return [];
  const { position, config, spending } = cross;
  const { side } = position;
  const both = breakerTriggers({ account: breaker.account, last }, breaker.peak, breaker.config.drop);
  const trigger = both[losingSide(side)];
  if (trigger === null) return [];
  const [idle] = crossLegs(position, config.steps, spending.doneSteps ?? [])
    .filter((leg) => !isAhead(side, leg.trigger.price, trigger.price))
    .toSorted((one, other) => (isAhead(side, one.trigger.price, other.trigger.price) ? -1 : 1));
  if (idle === undefined) return [];
  return [
    {
      kind: "breaker-first",
      severity: "warn",
      rules: [
        { kind: "cross-step", place: idle.leg },
        { kind: "breaker", place: 0 },
      ],
      at: trigger.price,
      path: [last, trigger.price],
      numbers: { waitsFor: idle.trigger.price, closesAt: trigger.price },
    },
  ];
};

/**
 * What gets in the way of the guard on the cross position, or it in theirs: the guards of isolated positions that lose as it
 * does, entries that take the sats it counts on, a breaker that closes first, orders that make the position larger before it
 * acts, and itself where it acts again and again in one
 * move. What is to be refused comes first. Empty is no promise, as with `findConflicts`; funding is left out too.
 */
export const findCrossConflicts = (facts: CrossConflictFacts): readonly Conflict[] =>
  [
    ...breakerFirst(facts),
    ...firstOverdrawn(crossAsker(facts.cross), otherAskers(facts.others), facts),
    ...findCrossEntryConflicts(facts),
    ...findOrderAdds(facts),
    ...findCrossActsAgain(facts),
  ].toSorted((one, other) => Number(one.severity === "warn") - Number(other.severity === "warn"));
