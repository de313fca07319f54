import type { Locale } from "../language/locale.ts";
import { figures } from "../notifications/figures.ts";
import { limitReached } from "../notifications/guard-limit-words.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isReached } from "../triggers/trigger.ts";
import type { PriceHalfUsd, Sats } from "../units.ts";
import { CANNOT_FIRE_WORDS } from "./cannot-fire-table.ts";
import type { GuardSpending } from "./guard-bounds.ts";
import { guardLegs, guardTrigger } from "./guard-step.ts";
import { type AnnouncedFunding, lookAhead } from "./look-ahead.ts";
import { decideBeforeMark, type MarginGuardConfig, type MarginGuardVerdict } from "./margin-guard.ts";

/** What decides whether an armed guard can really fire. `balance` and `last` are null while they are not known. */
export type FiringFacts = {
  readonly state: "armed" | "paused" | "ended";
  readonly isKeyAccepted: boolean;
  readonly blindReason: string | null;
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd | null;
  readonly balance: Sats | null;
  readonly spending: GuardSpending;
  readonly config: MarginGuardConfig;
  /** The funding announced, for a guard that looks ahead to it. */
  readonly funding?: AnnouncedFunding | null;
};

/** What is left of the cooldown, in minutes; rounds up, so it never promises too much. */
const restInMinutes = ({ config, spending }: FiringFacts): number =>
  Math.ceil((config.cooldownMs - (spending.sinceLastActionMs ?? 0)) / 60_000);

/** A price the guard comes to as the market moves against it, and what it decides there. */
type Stop = { readonly price: PriceHalfUsd; readonly verdict: MarginGuardVerdict };

type Known = FiringFacts & { readonly last: PriceHalfUsd; readonly balance: Sats };

/** Where its steps decide, the nearest first; the last price itself where it is inside some of them already. */
const stopsOf = (facts: Known): readonly Stop[] => {
  const { spending, config, last } = facts;
  const { position } = lookAhead(facts.position, config, facts.funding);
  const seenAt = (price: PriceHalfUsd) => ({ low: price, high: price, last: price, at: 0 });
  const triggers = guardLegs(position, config.steps, spending.doneSteps ?? []).map(({ trigger }) => trigger);
  const ahead = triggers.filter((trigger) => !isReached(trigger, seenAt(last))).map(({ price }) => price);
  const inTurn = ahead.toSorted((one, other) => Math.abs(one - last) - Math.abs(other - last));
  const prices = ahead.length < triggers.length ? [last, ...inTurn] : inTurn;
  return prices.map((price) => ({ price, verdict: decideBeforeMark({ ...facts, tick: seenAt(price) }) }));
};

const acts = ({ verdict }: Stop): boolean => verdict.kind === "add-margin" || verdict.kind === "close";

const heldWords = ({ verdict }: Stop, facts: Known, locale: Locale): string | null => {
  const words = CANNOT_FIRE_WORDS[locale];
  const f = figures(locale);
  if (verdict.kind === "hold")
    return verdict.rule === "cooldown" ? words.restsAfterTopUp(String(restInMinutes(facts))) : null;
  if (verdict.kind !== "alert") return null;
  if (verdict.rule === "past-liquidation") return words.tooLate;
  if (verdict.rule !== "balance") return limitReached(locale, verdict.rule);
  return words.tooLittle(f.sats(verdict.needed), f.number(facts.balance));
};

/** What holds back the first of its steps that is held back; null when none is. */
const firstHeld = (stops: readonly Stop[], facts: Known, locale: Locale): string | null =>
  stops.map((stop) => heldWords(stop, facts, locale)).find((words) => words !== null) ?? null;

const knownOf = (facts: FiringFacts): Known | null => {
  const { last, balance } = facts;
  return last === null || balance === null ? null : { ...facts, last, balance };
};

/** What keeps a guard from firing whatever its steps say; null when nothing does. */
const whyDisabled = ({ isKeyAccepted, blindReason }: FiringFacts, locale: Locale): string | null => {
  const words = CANNOT_FIRE_WORDS[locale];
  if (!isKeyAccepted) return words.keyRefused;
  return blindReason === null ? null : words.blind(blindReason.replace(/\.$/, ""));
};

/**
 * Why an armed guard could not fire now, as a clause that speaks of the guard as "it" and ends without a full stop; null
 * when it can at one of its prices. The same decision as the live guard, taken at each of them, so "armed" on a screen
 * means it. See `whatStillFires` for a guard of which only a part can.
 */
export const whyCannotFire = (facts: FiringFacts, locale: Locale): string | null => {
  if (facts.state !== "armed") return null;
  const words = CANNOT_FIRE_WORDS[locale];
  const disabled = whyDisabled(facts, locale);
  if (disabled !== null) return disabled;
  const known = knownOf(facts);
  if (known === null) return words.nothingSeen;
  const stops = stopsOf(known);
  if (stops.some(acts)) return null;
  if (stops.length > 0) return firstHeld(stops, known, locale) ?? words.nothingToAdd;
  return guardTrigger(facts.position, facts.config.steps) === null ? words.neverLiquidated : words.allDone;
};

/**
 * What an armed guard still does, and where, although a step that comes before is held back: a clause as of
 * `whyCannotFire`. Null when nothing is held back before it acts, and when it cannot fire at all.
 */
export const whatStillFires = (facts: FiringFacts, locale: Locale): string | null => {
  const known = facts.state === "armed" && whyDisabled(facts, locale) === null ? knownOf(facts) : null;
  if (known === null) return null;
  const stops = stopsOf(known);
  const first = stops.findIndex(acts);
  const still = stops[first];
  if (still === undefined) return null;
  const held = firstHeld(stops.slice(0, first), known, locale);
  if (held === null) return null;
  const words = CANNOT_FIRE_WORDS[locale];
  const told = still.verdict.kind === "close" ? words.stillCloses : words.stillAdds;
  return told(held, figures(locale).price(still.price));
};
