import type { Locale } from "../language/locale.ts";
import { figures } from "../notifications/figures.ts";
import { limitReached } from "../notifications/guard-receipt-words.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isReached } from "../triggers/trigger.ts";
import type { PriceHalfUsd, Sats } from "../units.ts";
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
  if (verdict.kind === "hold") {
    return verdict.rule === "cooldown"
      ? `it rests for ${restInMinutes(facts)} min more after its last top-up`
      : null;
  }
  if (verdict.kind !== "alert") return null;
  if (verdict.rule === "past-liquidation") return "it comes too late: the price is past liquidation";
  if (verdict.rule !== "balance") return limitReached(verdict.rule);
  const f = figures(locale);
  return `it needs ${f.sats(verdict.needed)} and ${f.number(facts.balance)} are free`;
};

/** What holds back the first of its steps that is held back; null when none is. */
const firstHeld = (stops: readonly Stop[], facts: Known, locale: Locale): string | null =>
  stops.map((stop) => heldWords(stop, facts, locale)).find((words) => words !== null) ?? null;

const knownOf = (facts: FiringFacts): Known | null => {
  const { last, balance } = facts;
  return last === null || balance === null ? null : { ...facts, last, balance };
};

/** What keeps a guard from firing whatever its steps say; null when nothing does. */
const whyDisabled = ({ isKeyAccepted, blindReason }: FiringFacts): string | null => {
  if (!isKeyAccepted) return "it has a key that LN Markets no longer accepts";
  return blindReason === null ? null : `it is blind: ${blindReason.replace(/\.$/, "")}`;
};

/**
 * Why an armed guard could not fire now, as a clause that speaks of the guard as "it" and ends without a full stop; null
 * when it can at one of its prices. The same decision as the live guard, taken at each of them, so "armed" on a screen
 * means it. See `whatStillFires` for a guard of which only a part can.
 */
export const whyCannotFire = (facts: FiringFacts, locale: Locale): string | null => {
  if (facts.state !== "armed") return null;
  const disabled = whyDisabled(facts);
  if (disabled !== null) return disabled;
  const known = knownOf(facts);
  if (known === null) return "it has seen no price or balance yet";
  const stops = stopsOf(known);
  if (stops.some(acts)) return null;
  if (stops.length > 0)
    return (
      firstHeld(stops, known, locale) ?? "it has nothing to add: liquidation is beyond its targets already"
    );
  return guardTrigger(facts.position, facts.config.steps) === null
    ? "it has nothing to guard: this position can never be liquidated"
    : "each of its steps has acted once and acts no more";
};

/**
 * What an armed guard still does, and where, although a step that comes before is held back: a clause as of
 * `whyCannotFire`. Null when nothing is held back before it acts, and when it cannot fire at all.
 */
export const whatStillFires = (facts: FiringFacts, locale: Locale): string | null => {
  const known = facts.state === "armed" && whyDisabled(facts) === null ? knownOf(facts) : null;
  if (known === null) return null;
  const stops = stopsOf(known);
  const first = stops.findIndex(acts);
  const still = stops[first];
  if (still === undefined) return null;
  const held = firstHeld(stops.slice(0, first), known, locale);
  if (held === null) return null;
  const deed = still.verdict.kind === "close" ? "closes the position" : "adds margin";
  return `${held}; at ${figures(locale).price(still.price)} it still ${deed}`;
};
