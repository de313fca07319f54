import { undoneWords } from "./standing-words.ts";
import type { PlanReason } from "./why-not-plan.ts";

type Told = Extract<PlanReason, { readonly of: "guard-plan" }>;

const positions = (count: number): string => (count === 1 ? "1 position" : `${count} positions`);

/** Why a guard plan armed no guard in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotPlanWords = (told: Told, from: number): readonly string[] => {
  const { count } = told;
  switch (told.rule) {
    case "guards-armed":
      return [
        `In this minute Axisor armed a guard on ${positions(count)} of this account, by this plan or for an entry.`,
      ];
    case "no-positions":
      return ["No isolated position was known to run on the account then, so there was nothing to guard."];
    case "all-guarded":
      return [
        `It guards positions on which no guard ever stood. ${positions(count)} ran then, and a guard stood on each, or had stood.`,
      ];
    default:
      return [
        undoneWords(told, from, {
          had: `arm a guard on ${positions(count)}`,
          unknown: "or it could not read the account just then",
          held: () => "",
        }),
      ];
  }
};
