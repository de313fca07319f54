import { ANY_PRICE } from "#domain/triggers/any-price.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { LegRearm } from "#ports/triggers.ts";

/**
 * When a rule of the account looks again after what became of its intent, committed with the outcome: whoever looked may
 * have died meanwhile, and what else the rule waits for its next look says. Null for any other cause.
 */
export const lookAfter = ({ facts }: Pick<IntentPlan, "facts">, at: number): readonly LegRearm[] | null =>
  facts.kind === "rule" ? [{ leg: 0, kind: "at", trigger: ANY_PRICE, at }] : null;
