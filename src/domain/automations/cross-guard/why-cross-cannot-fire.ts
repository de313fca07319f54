import type { Locale } from "../../language/locale.ts";
import { figures } from "../../notifications/figures.ts";
import { limitReached } from "../../notifications/guard-limit-words.ts";
import type { CrossPosition } from "../../position/cross-position.ts";
import type { PriceHalfUsd, Sats } from "../../units.ts";
import { CANNOT_FIRE_WORDS } from "../cannot-fire-table.ts";
import type { GuardSpending } from "../guard-bounds.ts";
import { type CrossGuardConfig, decideCrossBeforeMark } from "./cross-guard.ts";
import { crossGuardTrigger, crossLegs, type HeldCross, isHeld } from "./cross-step.ts";
import type { CrossGuardVerdict } from "./cross-verdict.ts";

/** What decides whether an armed cross guard can really fire; null is what is not known. */
export type CrossFiringFacts = {
  readonly state: "armed" | "paused" | "ended";
  readonly isKeyAccepted: boolean;
  /** Of the account, or of its cross margin alone. */
  readonly blindReason: string | null;
  readonly position: CrossPosition | null;
  readonly last: PriceHalfUsd | null;
  readonly balance: Sats | null;
  readonly spending: GuardSpending;
  readonly config: CrossGuardConfig;
};

type Known = CrossFiringFacts & {
  readonly position: HeldCross;
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
};

/** What it decides where each of its steps waits, or at the last price where that is inside the step already. */
const verdictsOf = (facts: Known): readonly CrossGuardVerdict[] => {
  const { position, config, spending, last } = facts;
  return crossLegs(position, config.steps, spending.doneSteps ?? []).map(({ trigger }) => {
    const isInside = trigger.side === "below" ? last <= trigger.price : last >= trigger.price;
    const price = isInside ? last : trigger.price;
    return decideCrossBeforeMark({ ...facts, tick: { low: price, high: price, last: price, at: 0 } });
  });
};

/** What is left of the cooldown, in minutes; rounds up, so it never promises too much. */
const restInMinutes = ({ config, spending }: Known): number =>
  Math.ceil((config.cooldownMs - (spending.sinceLastActionMs ?? 0)) / 60_000);

const heldWords = (verdict: CrossGuardVerdict, facts: Known, locale: Locale): string | null => {
  const words = CANNOT_FIRE_WORDS[locale];
  if (verdict.kind === "hold" && verdict.rule === "cooldown")
    return words.restsAfterDeed(String(restInMinutes(facts)));
  if (verdict.kind !== "alert") return null;
  const f = figures(locale);
  switch (verdict.rule) {
    case "past-liquidation":
      return words.tooLate;
    case "no-help":
      return words.noHelp;
    case "balance":
      return words.tooLittle(f.sats(verdict.needed), f.number(facts.balance));
    default:
      return limitReached(locale, verdict.rule);
  }
};

const ACTING: ReadonlySet<CrossGuardVerdict["kind"]> = new Set(["add-margin", "reduce", "close"]);

const whyNot = (facts: Known, locale: Locale): string | null => {
  const words = CANNOT_FIRE_WORDS[locale];
  const verdicts = verdictsOf(facts);
  if (verdicts.some(({ kind }) => ACTING.has(kind))) return null;
  if (verdicts.length > 0) {
    const held = verdicts.map((verdict) => heldWords(verdict, facts, locale)).find((one) => one !== null);
    return held ?? words.nothingToDo;
  }
  return crossGuardTrigger(facts.position, facts.config.steps) === null
    ? words.neverLiquidated
    : words.allDoneOnThis;
};

/**
 * Why an armed cross guard could not fire now, as a clause that speaks of it as "it" and ends without a full stop; null when
 * it can at one of its prices. The same decision as the live guard, so "armed" on a screen means it.
 */
export const whyCrossCannotFire = (facts: CrossFiringFacts, locale: Locale): string | null => {
  const { state, isKeyAccepted, blindReason, position, last, balance } = facts;
  const words = CANNOT_FIRE_WORDS[locale];
  if (state !== "armed") return null;
  if (!isKeyAccepted) return words.keyRefused;
  if (blindReason !== null) return words.blind(blindReason.replace(/\.$/, ""));
  if (position === null || last === null || balance === null) return words.crossUnseen;
  if (!isHeld(position)) return words.flat;
  return whyNot({ ...facts, position, last, balance }, locale);
};
