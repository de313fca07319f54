import {
  AFTER_RESET_MS,
  HABIT_DAYS,
  LOCKS,
  LOCKS_MS,
  SITTING_MS,
  UNEXPLAINED,
  UNEXPLAINED_MS,
} from "../risk-weights.ts";
import type { SecurityEvent } from "../security-event.ts";
import {
  isDeviceNew,
  isGuardedChange,
  isNetworkNew,
  LOCK_CHANGES,
  type Signal,
  type Situation,
  within,
} from "../situation.ts";

/** What a reset freezes is changed, or tried, while the password is not yet trusted. Choosing it again is no change. */
export const changeAfterReset: Signal = (situation) =>
  isGuardedChange(situation.event) &&
  situation.event.kind !== "password-changed" &&
  within(situation, AFTER_RESET_MS).some(
    ({ kind, outcome }) => kind === "password-reset" && outcome === "allowed",
  );

/** In one sitting all factors count as one: a new phone takes over the app, the codes and a passkey together. */
const countSittings = (factors: readonly SecurityEvent[]): number =>
  factors.filter(({ at }, nth) => {
    const before = factors[nth + 1];
    return before === undefined || at - before.at > SITTING_MS;
  }).length;

/** How many of the ways in were changed: the password, the address, and the factors as often as somebody sat down to it. */
const countLocks = (newestFirst: readonly SecurityEvent[]): number => {
  const has = (kind: SecurityEvent["kind"]) => Number(newestFirst.some((event) => event.kind === kind));
  const factors = newestFirst.filter(({ kind }) => kind !== "password-changed" && kind !== "email-changed");
  return has("password-changed") + has("email-changed") + countSittings(factors);
};

/** Several of the ways in are changed within a day by a browser and from a place that are both new: the owner is locked out. */
export const locksChanged: Signal = (situation) => {
  const { event } = situation;
  if (!LOCK_CHANGES.has(event.kind)) return false;
  const before = within(situation, LOCKS_MS).filter(
    ({ kind, deviceId, actor }) => LOCK_CHANGES.has(kind) && deviceId === event.deviceId && actor === "user",
  );
  return countLocks([event, ...before]) >= LOCKS && isDeviceNew(situation) && isNetworkNew(situation);
};

const DAY_MS = 24 * 60 * 60 * 1_000;

const isUnexplained = ({ kind }: { readonly kind: string }): boolean => kind === "unexplained-action";

/** Whether other programs use the key day by day, so that one action more says nothing. */
const isHabit = ({ event, recent }: Situation): boolean => {
  const daysAgo = recent.filter(isUnexplained).map(({ at }) => Math.floor((event.at - at) / DAY_MS));
  return new Set(daysAgo.filter((days) => days >= 1)).size >= HABIT_DAYS;
};

/** The exchange did with our key what we never asked for. */
export const unexplainedAction: Signal = (situation) => isUnexplained(situation.event) && !isHabit(situation);

/** Several of them within minutes: somebody is at work. */
export const unexplainedBurst: Signal = (situation) =>
  isUnexplained(situation.event) &&
  1 + within(situation, UNEXPLAINED_MS).filter(isUnexplained).length >= UNEXPLAINED;
