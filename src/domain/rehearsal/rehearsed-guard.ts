import type { GuardLimit } from "../automations/guard-bounds.ts";
import { guardLegs, nearestLeg } from "../automations/guard-step.ts";
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
  /** Until when a step has nothing to add, in epoch milliseconds, by its place; Infinity once nothing can change that. */
  readonly quiet: Map<number, number>;
  added: Sats;
  heldBack: number;
};

export const freshGuard = (config: MarginGuardConfig): RehearsedGuard => ({
  ...{ config, additions: [], doneSteps: [], quiet: new Map(), added: sats(0), heldBack: 0 },
});

const isQuietForGood = ({ quiet }: RehearsedGuard, step: number): boolean =>
  quiet.get(step) === Number.POSITIVE_INFINITY;

/** The price at which it acts next, in half dollars; null where it never will. */
export const triggerOf = (
  guard: RehearsedGuard,
  position: IsolatedPosition,
  funding: AnnouncedFunding,
): number | null => {
  const { config, doneSteps } = guard;
  const ahead = lookAhead(position, config, funding).position;
  const legs = guardLegs(ahead, config.steps, doneSteps).filter(({ leg }) => !isQuietForGood(guard, leg));
  const nearest = nearestLeg(legs);
  return legs.find(({ leg }) => leg === nearest)?.trigger.price ?? null;
};

const inDay = (additions: readonly Addition[], at: number): Sats =>
  sats(additions.reduce((sum, one) => (one.at > at - DAY_MS ? sum + one.amount : sum), 0));

/**
 * When a step is worth asking again that a bound left nothing to add: a day after the oldest addition of the day, or once
 * funding has moved the balance or the margin. What is left of the other bounds does not grow while the trade lives.
 */
const quietAfter = (
  guard: RehearsedGuard,
  limit: GuardLimit | "past-liquidation",
  at: number,
  { settlesAt, rate }: AnnouncedFunding,
): number => {
  const oldest = guard.additions.find((one) => one.at > at - DAY_MS);
  switch (limit) {
    case "day-cap":
      return oldest === undefined ? Number.POSITIVE_INFINITY : oldest.at + DAY_MS;
    case "balance":
    case "reserve":
    case "leverage-one":
      return rate === 0 ? Number.POSITIVE_INFINITY : settlesAt;
    default:
      return Number.POSITIVE_INFINITY;
  }
};

/**
 * The verdict of the guard's own decision at a tick that reaches its trigger, and what follows from it for the next one.
 * Null while the step that speaks waits for what held it back to pass.
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
  const { config, additions, doneSteps, quiet } = guard;
  // Where there is but one step, it is the one that would speak.
  if (config.steps.length === 1 && at < (quiet.get(0) ?? at)) return null;
  const last = additions.at(-1);
  const spending = {
    addedInAll: guard.added,
    addedInDay: inDay(additions, at),
    sinceLastActionMs: last === undefined ? null : at - last.at,
    doneSteps,
  };
  const verdict = decideMarginGuard({ ...facts, config, spending, tag: sats(0) });
  if (verdict.kind === "add-margin") {
    additions.push({ at, amount: verdict.amount });
    guard.added = sats(guard.added + verdict.amount);
    if (config.steps[verdict.step]?.when.by === "price") doneSteps.push(verdict.step);
  }
  if (verdict.kind === "alert") {
    if (at < (quiet.get(verdict.step) ?? at)) return null;
    guard.heldBack += 1;
    quiet.set(verdict.step, quietAfter(guard, verdict.rule, at, facts.funding));
  }
  return verdict;
};
