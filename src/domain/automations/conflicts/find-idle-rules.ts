import { isAtLiquidation } from "../../position/liquidation.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import { losingSide } from "../../triggers/trigger-side.ts";
import { breakerTriggers } from "../breaker/breaker-triggers.ts";
import { isAhead } from "../exits/ahead.ts";
import { guardLegs } from "../guard-step.ts";
import type { Conflict } from "./conflict.ts";
import { type ConflictFacts, guardOf } from "./conflict-facts.ts";
import { type ExitAt, profitLevels, profitStarts, stopLevels } from "./exit-levels.ts";

/** The steps of the guard that may still act and where, the first to be reached first. */
export const stepsAt = (facts: ConflictFacts): readonly ExitAt[] => {
  const guard = guardOf(facts);
  const { position } = facts;
  if (guard === null) return [];
  return guardLegs(position, guard.config.steps, guard.spending.doneSteps ?? [])
    .map(({ leg, trigger }): ExitAt => ({ name: { kind: "guard-step", place: leg }, price: trigger.price }))
    .toSorted((one, other) => (isAhead(position.side, one.price, other.price) ? -1 : 1));
};

/** The price at which the breaker closes every position as this one loses; null where it does not, or does something else. */
export const flattensAt = ({ breaker, position, last }: ConflictFacts): TriggerPrice | null => {
  if (breaker === null || breaker.config.action !== "flatten") return null;
  return breakerTriggers({ account: breaker.account, last }, breaker.peak, breaker.config.drop)[
    losingSide(position.side)
  ];
};

const neverActs = (facts: ConflictFacts, idle: ExitAt, closer: ExitAt): Conflict => ({
  kind: "never-acts",
  severity: "warn",
  rules: [idle.name, closer.name],
  at: closer.price,
  path: [facts.last, closer.price],
  numbers: { waitsFor: idle.price, closesAt: closer.price },
});

/** The closing step of the guard, where nothing moves it before the price gets there: it is a price, or the nearest step. */
const closingStep = (facts: ConflictFacts): ExitAt | null => {
  const steps = stepsAt(facts);
  const { steps: ladder } = guardOf(facts)?.config ?? { steps: [] };
  return (
    steps.find(({ name }, place) => {
      const step = ladder[name.place];
      return step?.deed.kind === "close" && (place === 0 || step.when.by === "price");
    }) ?? null
  );
};

/** Stops that stand where they could fire: behind the market, ahead of liquidation. */
const firingStops = (facts: ConflictFacts): readonly ExitAt[] => {
  const { side, liquidation } = facts.position;
  return stopLevels(facts).filter(
    ({ isInForce, price }) =>
      isInForce && isAhead(side, facts.last, price) && !isAtLiquidation(side, liquidation, price),
  );
};

/** Of each stop the nearest step it comes before: what holds of that step holds of the deeper ones. */
const idleSteps = (facts: ConflictFacts): readonly Conflict[] =>
  firingStops(facts).flatMap((stop) => {
    const idle = stepsAt(facts).find(({ price }) => !isAhead(facts.position.side, price, stop.price));
    return idle === undefined ? [] : [neverActs(facts, idle, stop)];
  });

const idleStops = (facts: ConflictFacts): readonly Conflict[] => {
  const closing = closingStep(facts);
  if (closing === null) return [];
  return firingStops(facts)
    .filter(({ price }) => isAhead(facts.position.side, closing.price, price))
    .map((stop) => neverActs(facts, stop, closing));
};

/** A rule that waits for profit beyond a take profit, or at it: the exchange closes first. */
const idleStarts = (facts: ConflictFacts): readonly Conflict[] => {
  const { side } = facts.position;
  const profits = profitLevels(facts).filter(({ price }) => isAhead(side, price, facts.last));
  return profits.flatMap((profit) =>
    profitStarts(facts)
      .filter(({ price }) => !isAhead(side, profit.price, price))
      .map((start) => neverActs(facts, start, profit)),
  );
};

const breakerFirst = (facts: ConflictFacts): readonly Conflict[] => {
  const trigger = flattensAt(facts);
  if (trigger === null) return [];
  const idle = stepsAt(facts).find(({ price }) => !isAhead(facts.position.side, price, trigger.price));
  if (idle === undefined) return [];
  return [
    {
      kind: "breaker-first",
      severity: "warn",
      rules: [idle.name, { kind: "breaker", place: 0 }],
      at: trigger.price,
      path: [facts.last, trigger.price],
      numbers: { waitsFor: idle.price, closesAt: trigger.price },
    },
  ];
};

/**
 * Rules that never act because another one closes the position before: a guard's step beyond a stop or beyond what trips a
 * breaker that flattens, a stop beyond a step that closes, and what waits for more profit than is taken.
 */
export const findIdleRules = (facts: ConflictFacts): readonly Conflict[] => [
  ...idleSteps(facts),
  ...idleStops(facts),
  ...idleStarts(facts),
  ...breakerFirst(facts),
];
