import type { RuleLeg } from "#domain/automations/alerts/alert-legs.ts";
import { ANY_PRICE } from "#domain/triggers/any-price.ts";
import type { LegRearm } from "#ports/triggers.ts";

/** The legs of a rule as they are stored. */
export const ruleLegs = (legs: readonly RuleLeg[]): readonly LegRearm[] =>
  legs.map(({ leg, trigger, at }) =>
    at === null ? { leg, trigger, kind: "now" } : { leg, trigger, kind: "at", at },
  );

/** What a rule waits for when it is armed: the next tick, whose look derives everything else. */
export const NEXT_TICK: readonly LegRearm[] = [{ leg: 0, trigger: ANY_PRICE, kind: "now" }];
