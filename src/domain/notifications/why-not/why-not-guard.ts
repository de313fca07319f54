import type { GuardLimit } from "../../automations/guard-bounds.ts";
import type { GuardStep } from "../../automations/guard-step.ts";
import {
  decideMarginGuard,
  type MarginGuardConfig,
  type MarginGuardVerdict,
} from "../../automations/margin-guard.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { sats } from "../../units.ts";
import type { LowHigh, PastGuard, PastReceipt, Stretch } from "./past-minute.ts";
import { type StandingReason, standingReason, type Undone, undone } from "./standing.ts";

/** What a guard's receipt may say that it was held back by. */
export type HeldBy = GuardLimit | "past-liquidation";

/** All that is known of a guard in one minute. Times in epoch milliseconds. */
export type GuardMinute = Omit<PastGuard, "kind" | "isRestKept"> &
  Stretch & {
    /** What its last receipt before the minute says that it was held back by, and when; null where it says something else. */
    readonly held: { readonly rule: HeldBy; readonly at: number } | null;
    /** The prices of the minute; null where they are not known. */
    readonly candle: LowHigh | null;
  };

/** The numbers of a minute in which the guard's rules can be asked. */
type Asked = LowHigh & {
  readonly position: IsolatedPosition;
  readonly verdict: MarginGuardVerdict;
  /** The step of the ladder that the verdict speaks of. */
  readonly step: GuardStep | null;
};

/** Why a guard did nothing in a minute, by the first rule that says so. */
export type GuardReason =
  | StandingReason
  | { readonly rule: "position-unread" | "price-unknown" }
  | ({ readonly rule: "outside-trigger" | "at-target" | "cooldown" } & Asked)
  | (Undone<HeldBy> & Asked);

/** Whatever the free balance was: it is not kept by the minute, and it alone never keeps a guard from wanting to act. */
export const ANY_BALANCE = sats(Number.MAX_SAFE_INTEGER);

/**
 * The guard's own decision over the whole minute. Distances are taken from the price of the minute that was worst for the
 * position: where it did not act there, it acted nowhere in it.
 */
const ask = (
  { spending, to }: GuardMinute,
  config: MarginGuardConfig,
  position: IsolatedPosition,
  { low, high }: LowHigh,
): Asked => {
  const last = position.side === "long" ? low : high;
  const tick = { low, high, last, at: to };
  const verdict = decideMarginGuard({
    position,
    tick,
    balance: ANY_BALANCE,
    spending,
    config,
    tag: sats(0),
  });
  return { low, high, position, verdict, step: config.steps[verdict.step] ?? null };
};

/** What the newest receipt says that a guard was held back by; null where it says something else. */
export const heldGuard = ([receipt]: readonly PastReceipt[]): GuardMinute["held"] => {
  if (receipt?.outcome !== "held" || receipt.facts.kind !== "margin-guard") return null;
  const { verdict } = receipt.facts;
  return verdict.kind === "alert" ? { rule: verdict.rule, at: receipt.at } : null;
};

/** Tells why a guard did nothing in a minute of which it left no receipt. Pure; the same facts give the same answer. */
export const decideWhyNotGuard = (minute: GuardMinute): GuardReason => {
  const { config, position, candle, held } = minute;
  const stands = standingReason({ ...minute, isMade: config !== null });
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  if (position === null) return { rule: "position-unread" };
  if (candle === null) return { rule: "price-unknown" };
  const asked = ask(minute, config, position, candle);
  const { verdict } = asked;
  if (verdict.kind === "hold") return { rule: verdict.rule, ...asked };
  const action = verdict.kind === "alert" ? null : verdict.kind === "close" ? "close-trade" : verdict.kind;
  const before = held === null ? null : { by: held.rule, since: held.at };
  return { ...undone(minute, { doer: "guard", action }, before), ...asked };
};
