import { RESERVE_RATE } from "../../position/fees.ts";
import type { Side } from "../../position/side.ts";
import { afterClosing } from "../../risk/cross-changes.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "../../units.ts";
import { basisOf, crossStepTrigger } from "../cross-guard/cross-step.ts";
import type { CrossGuardVerdict } from "../cross-guard/cross-verdict.ts";
import { isAhead } from "../exits/ahead.ts";
import type { Conflict, RuleName } from "./conflict.ts";
import type { CrossConflictFacts, SpendingCross } from "./conflict-facts.ts";
import { type CrossAsking, crossAskAt, crossAsksAt, crossWantsAt } from "./cross-asking.ts";

/** More than shows that a guard acts too often. */
const MOST_ROUNDS = 40;

type Acting = Extract<CrossGuardVerdict, { readonly kind: "add-margin" | "reduce" }>;

/** One thing the guard does as the price moves against it, in sats where it adds. */
type Act = {
  readonly step: number;
  readonly price: PriceHalfUsd;
  readonly amount: Sats;
  readonly limitedBy: Acting["limitedBy"];
  /** Where the same step would wait next had it done all that its target takes; null for nowhere. */
  readonly holdsTo: PriceHalfUsd | null;
};

const holdsTo = ({ position, config }: SpendingCross, verdict: Acting, price: PriceHalfUsd) => {
  const when = config.steps[verdict.step]?.when;
  if (when === undefined) return null;
  const basis = basisOf(position);
  const { quantity, margin } =
    verdict.kind === "add-margin"
      ? { ...basis, margin: sats(basis.margin + verdict.needed) }
      : afterClosing(basis, { exit: price, feeRate: RESERVE_RATE }, verdict.contracts).rest;
  return crossStepTrigger({ ...position, quantity, margin, liquidation: null }, when)?.price ?? null;
};

/** Three tenths beyond a price: whatever a guard that begins there does too often shows by then. */
const beyond = (side: Side, price: PriceHalfUsd): PriceHalfUsd =>
  priceHalfUsd(
    Math.min(MAX_PRICE, Math.max(MIN_PRICE, Math.round((price * (side === "long" ? 7 : 13)) / 10))),
  );

/** One step of the price farther against a position. */
const stepOn = (side: Side, price: PriceHalfUsd): PriceHalfUsd =>
  priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, price + (side === "long" ? -1 : 1))));

/** What the guard does by itself from a price on, the market moving against it without a gap and its rests over. */
const play = ({ cross, last }: CrossConflictFacts): readonly Act[] => {
  const { side } = cross.position;
  const acts: Act[] = [];
  let asking: CrossAsking = { ...cross, asked: sats(0), isOver: false };
  let price = crossAsksAt(asking, last);
  const end = beyond(side, price ?? last);
  for (let round = 0; price !== null && !isAhead(side, end, price) && round < MOST_ROUNDS; round += 1) {
    const verdict = crossWantsAt(asking, price);
    // It waits for the next price where it is: there it may do something again.
    if (verdict.kind === "hold") {
      price = crossAsksAt(asking, stepOn(side, price));
      continue;
    }
    if (verdict.kind === "add-margin" || verdict.kind === "reduce") {
      const amount = verdict.kind === "add-margin" ? verdict.amount : sats(0);
      const { step, limitedBy } = verdict;
      acts.push({ step, price, amount, limitedBy, holdsTo: holdsTo(asking, verdict, price) });
    }
    asking = crossAskAt(asking, price);
    price = crossAsksAt(asking, price);
  }
  return acts;
};

/** As with a guard of an isolated position: twice instead of once is what a cap per action is for. */
const LEAST_TIMES_CAPPED = 3;

/** What cuts an action short that the trader has set; null for what nobody can change. */
const capOf = ({ limitedBy }: Act): RuleName | null => {
  if (limitedBy === "action-cap") return { kind: "cross-add-cap", place: 0 };
  return limitedBy === "reduce-cap" ? { kind: "cross-reduce-cap", place: 0 } : null;
};

/**
 * The first step that acts again before the price is where that, done in full, would have held it to. Its cap is to blame
 * where that cut it short; else the step itself, which then cannot be meant.
 */
export const findCrossActsAgain = (facts: CrossConflictFacts): readonly Conflict[] => {
  const { side } = facts.cross.position;
  const acts = play(facts);
  for (const [at, first] of acts.entries()) {
    const cap = capOf(first);
    // A cap that is used up ends it, and the largest order there is nobody can change.
    if (first.limitedBy !== null && cap === null) continue;
    const isHeld = first.holdsTo !== null && isAhead(side, first.price, first.holdsTo);
    const soon = acts
      .slice(at + 1)
      .filter(
        ({ step, price }) => step === first.step && (!isHeld || isAhead(side, price, first.holdsTo ?? price)),
      );
    const shown = soon[(cap === null ? 2 : LEAST_TIMES_CAPPED) - 2];
    if (shown === undefined) continue;
    const own: RuleName = { kind: "cross-step", place: first.step };
    const path = [first, ...soon.slice(0, soon.indexOf(shown) + 1)].map(({ price }) => price);
    return [
      {
        kind: "acts-again",
        severity: cap === null ? "refuse" : "warn",
        rules: [own, cap ?? own],
        at: first.price,
        path: [facts.last, ...path],
        numbers: {
          times: 1 + soon.length,
          added: sats(soon.reduce<number>((sum, { amount }) => sum + amount, first.amount)),
        },
      },
    ];
  }
  return [];
};
