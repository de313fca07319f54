import {
  decideMarginGuard,
  type MarginGuardFacts,
  type MarginGuardVerdict,
} from "../automations/margin-guard.ts";
import { FEE_RATES } from "../position/fees.ts";
import { compareWaysOut, type IsolatedCloseWay } from "../risk/compare-ways-out.ts";
import type { AcceptWay, AddWay } from "../risk/way-out.ts";
import { type BasisPoints, basisPoints, type RateE9, rateE9 } from "../units.ts";

/** What a guard could have done instead: each other step alone, and the ways out whatever its steps say. */
export type GuardAlternatives = {
  readonly steps: readonly MarginGuardVerdict[];
  readonly waysOut: readonly (AddWay | IsolatedCloseWay | AcceptWay)[];
};

/** The dearest rate there is: what closing costs is never told as less than it may be. */
const DEAREST: RateE9 = FEE_RATES[0] ?? rateE9(0);

/** The verdict of one step as if the ladder had no other, under the place it has in the ladder. */
const alone = (facts: MarginGuardFacts, step: number): MarginGuardVerdict => {
  const { config, spending } = facts;
  const isDone = spending.doneSteps?.includes(step) ?? false;
  const verdict = decideMarginGuard({
    ...facts,
    config: { ...config, steps: config.steps.slice(step, step + 1) },
    spending: { ...spending, doneSteps: isDone ? [0] : [] },
  });
  return { ...verdict, step };
};

/** What the step that spoke aims at, or else the first that aims at anything; null where the guard never adds. */
const targetOf = ({ config: { steps } }: MarginGuardFacts, spoke: number): BasisPoints | null => {
  const wanted = [steps[spoke], ...steps].find((step) => step?.deed.kind === "add-margin");
  return wanted?.deed.kind === "add-margin" ? wanted.deed.target : null;
};

/**
 * The alternatives to a verdict, from the same facts and by the same rules. Ways out are worked out at the last price, as
 * the book is not known, and at the dearest fee; a guard that never adds has no target, so adding is left out for it.
 */
export const guardAlternatives = (facts: MarginGuardFacts, spoke: number): GuardAlternatives => {
  const target = targetOf(facts, spoke);
  const { position, tick, config } = facts;
  const waysOut = compareWaysOut({
    position,
    last: tick.last,
    exit: tick.last,
    target: target ?? basisPoints(0),
    feeRate: DEAREST,
  });
  return {
    steps: config.steps.flatMap((_, step) => (step === spoke ? [] : [alone(facts, step)])),
    waysOut: waysOut.filter(({ kind }) => kind !== "add" || target !== null),
  };
};
