import type { GuardLimit, GuardSpending } from "../automations/guard-bounds.ts";
import type { GuardStep } from "../automations/guard-step.ts";
import { isRestThrough, type Rest } from "../automations/history/rest-in.ts";
import {
  decideMarginGuard,
  type MarginGuardConfig,
  type MarginGuardVerdict,
} from "../automations/margin-guard.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { type PriceHalfUsd, sats } from "../units.ts";

/** So many days back it is known what positions were. */
export const WHY_NOT_DAYS = 90;

/** What a guard's receipt may say that it was held back by. */
export type HeldBy = GuardLimit | "past-liquidation";

/** All that is known of a guard in one minute. Times in epoch milliseconds. */
export type PastMinute = {
  readonly from: number;
  readonly to: number;
  /** The settings in force; null where it was not armed yet. */
  readonly config: MarginGuardConfig | null;
  /** When it was paused or over in the minute; null where it stood armed all through it. */
  readonly rest: Rest | null;
  readonly position: IsolatedPosition | null;
  readonly positionEndedAt: number | null;
  readonly spending: GuardSpending;
  readonly blind: {
    readonly since: number;
    readonly until: number | null;
    readonly reason: string | null;
  } | null;
  /** What its last receipt before the minute says that it was held back by, and when; null where it says something else. */
  readonly held: { readonly rule: HeldBy; readonly at: number } | null;
  /** The prices of the minute; null where they are not known. */
  readonly candle: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null;
};

/** The numbers of a minute in which the guard's rules can be asked. */
type Asked = {
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly position: IsolatedPosition;
  readonly verdict: MarginGuardVerdict;
  /** The step of the ladder that the verdict speaks of. */
  readonly step: GuardStep | null;
};

/**
 * Why a guard did nothing in a minute, by the first rule that says so. `held-before`: its rules asked for something that it
 * had been held back from, and the trader was told. `paused-in-part`: they asked for something, and it stood armed in a part
 * of the minute only. `unexplained`: they asked for something, and nothing kept says why it was not done.
 */
export type WhyNot =
  | { readonly rule: "not-armed-yet" }
  | { readonly rule: "position-over" | "guard-over" | "paused"; readonly since: number }
  | ({ readonly rule: "blind" } & NonNullable<PastMinute["blind"]>)
  | { readonly rule: "position-unread" | "price-unknown" }
  | ({ readonly rule: "outside-trigger" | "at-target" | "cooldown" } & Asked)
  | ({ readonly rule: "held-before"; readonly by: HeldBy; readonly since: number } & Asked)
  | ({ readonly rule: "paused-in-part"; readonly rest: Rest } & Asked)
  | ({ readonly rule: "unexplained" } & Asked);

/** Whatever the free balance was: it is not kept by the minute, and it alone never keeps a guard from wanting to act. */
const ANY_BALANCE = sats(Number.MAX_SAFE_INTEGER);

/**
 * The guard's own decision over the whole minute. Distances are taken from the price of the minute that was worst for the
 * position: where it did not act there, it acted nowhere in it.
 */
const ask = (
  { spending, to }: PastMinute,
  config: MarginGuardConfig,
  position: IsolatedPosition,
  { low, high }: NonNullable<PastMinute["candle"]>,
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

const standing = (minute: PastMinute): WhyNot | null => {
  const { config, rest, positionEndedAt, blind, from } = minute;
  if (config === null) return { rule: "not-armed-yet" };
  if (positionEndedAt !== null && positionEndedAt <= from)
    return { rule: "position-over", since: positionEndedAt };
  if (rest !== null && isRestThrough(rest, minute)) {
    return { rule: rest.state === "paused" ? "paused" : "guard-over", since: rest.since };
  }
  return blind === null ? null : { rule: "blind", ...blind };
};

/** Tells why a guard did nothing in a minute of which it left no receipt. Pure; the same facts give the same answer. */
export const decideWhyNot = (minute: PastMinute): WhyNot => {
  const { config, position, candle, held, rest } = minute;
  const stands = standing(minute);
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  if (position === null) return { rule: "position-unread" };
  if (candle === null) return { rule: "price-unknown" };
  const asked = ask(minute, config, position, candle);
  const { verdict } = asked;
  if (verdict.kind === "hold") return { rule: verdict.rule, ...asked };
  if (held !== null) return { rule: "held-before", by: held.rule, since: held.at, ...asked };
  return rest === null ? { rule: "unexplained", ...asked } : { rule: "paused-in-part", rest, ...asked };
};
