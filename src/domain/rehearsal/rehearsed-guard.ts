import type { GuardLimit } from "../automations/guard-bounds.ts";
import { guardTrigger } from "../automations/guard-step.ts";
import { type AnnouncedFunding, lookAhead } from "../automations/look-ahead.ts";
import {
  decideMarginGuard,
  type MarginGuardConfig,
  type MarginGuardVerdict,
} from "../automations/margin-guard.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { Tick } from "../triggers/trigger.ts";
import { type Sats, sats } from "../units.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

type Addition = { readonly at: number; readonly amount: Sats };

/** What a guard did to the trade it rehearses on. Mutable: millions of them are made and thrown away. */
export type RehearsedGuard = {
  readonly config: MarginGuardConfig;
  readonly additions: Addition[];
  readonly doneSteps: number[];
  added: Sats;
  heldBack: number;
  /** It has nothing to say before then, in epoch milliseconds; Infinity once nothing can change its mind. */
  quietUntil: number;
};

export const freshGuard = (config: MarginGuardConfig): RehearsedGuard => ({
  ...{
    config,
    additions: [],
    doneSteps: [],
    added: sats(0),
    heldBack: 0,
    quietUntil: Number.NEGATIVE_INFINITY,
  },
});

/** The price at which it acts next, in half dollars; null where it never will. */
export const triggerOf = (
  guard: RehearsedGuard,
  position: IsolatedPosition,
  funding: AnnouncedFunding,
): number | null =>
  guard.quietUntil === Number.POSITIVE_INFINITY
    ? null
    : (guardTrigger(lookAhead(position, guard.config, funding).position, guard.config.steps, guard.doneSteps)
        ?.price ?? null);

const inDay = (additions: readonly Addition[], at: number): Sats =>
  sats(additions.reduce((sum, one) => (one.at > at - DAY_MS ? sum + one.amount : sum), 0));

/** Bounds that open again when a day has passed; whatever else left nothing leaves nothing for as long as the trade lives. */
const isOfDay = (limit: GuardLimit | "past-liquidation"): boolean => limit === "day-cap";

/** When it is worth asking again after a bound left nothing to add: once the oldest addition of the day is a day old. */
const quietAfter = (guard: RehearsedGuard, limit: GuardLimit | "past-liquidation", at: number): number => {
  const oldest = guard.additions.find((one) => one.at > at - DAY_MS);
  return isOfDay(limit) && oldest !== undefined ? oldest.at + DAY_MS : Number.POSITIVE_INFINITY;
};

/**
 * The verdict of the guard's own decision at a tick that reaches its trigger, and what follows from it for the next one.
 * Null while it waits for what held it back to pass.
 */
export const askGuard = (
  guard: RehearsedGuard,
  facts: {
    readonly position: IsolatedPosition;
    readonly balance: Sats;
    readonly tick: Tick;
    readonly funding: AnnouncedFunding;
  },
): MarginGuardVerdict | null => {
  const { at } = facts.tick;
  if (at < guard.quietUntil) return null;
  const last = guard.additions.at(-1);
  const spending = {
    addedInAll: guard.added,
    addedInDay: inDay(guard.additions, at),
    sinceLastActionMs: last === undefined ? null : at - last.at,
    doneSteps: guard.doneSteps,
  };
  const verdict = decideMarginGuard({ ...facts, config: guard.config, spending, tag: sats(0) });
  if (verdict.kind === "add-margin") {
    guard.additions.push({ at, amount: verdict.amount });
    guard.added = sats(guard.added + verdict.amount);
    if (guard.config.steps[verdict.step]?.when.by === "price") guard.doneSteps.push(verdict.step);
  }
  if (verdict.kind === "alert") {
    guard.heldBack += 1;
    guard.quietUntil = quietAfter(guard, verdict.rule, at);
  }
  return verdict;
};
