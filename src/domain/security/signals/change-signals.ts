import {
  AFTER_RESET_MS,
  HABIT_DAYS,
  KEY_SETTLES_MS,
  LOCKS,
  LOCKS_MS,
  SITTING_MS,
  UNEXPLAINED,
  UNEXPLAINED_DAYS,
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

/** Something that a reset freezes was tried, and refused for that. */
const isFrozenTry = ({ kind, facts }: SecurityEvent): boolean =>
  kind === "access-refused" && facts.why === "frozen";

/** What a reset freezes is changed, or tried, while the password is not yet trusted. Choosing it again is no change. */
export const changeAfterReset: Signal = (situation) => {
  const { event } = situation;
  if (!isFrozenTry(event) && (!isGuardedChange(event) || event.kind === "password-changed")) return false;
  return within(situation, AFTER_RESET_MS).some(
    ({ kind, outcome }) => kind === "password-reset" && outcome === "allowed",
  );
};

/** In one sitting all factors count as one: a new phone takes over the app, the codes and a passkey together. */
const countSittings = (factors: readonly SecurityEvent[]): number =>
  factors.filter(({ at }, nth) => {
    const before = factors[nth + 1];
    return before === undefined || at - before.at > SITTING_MS;
  }).length;

const LOCK_OF_ADDRESS: ReadonlySet<SecurityEvent["kind"]> = new Set([
  "email-change-requested",
  "email-changed",
]);

/** How many of the ways in were changed: the password, the address, and the factors as often as somebody sat down to it. */
const countLocks = (newestFirst: readonly SecurityEvent[]): number => {
  const isPassword = ({ kind }: SecurityEvent) => kind === "password-changed";
  const isAddress = ({ kind }: SecurityEvent) => LOCK_OF_ADDRESS.has(kind);
  const factors = newestFirst.filter((event) => !isPassword(event) && !isAddress(event));
  return Number(newestFirst.some(isPassword)) + Number(newestFirst.some(isAddress)) + countSittings(factors);
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

const isUnexplained = ({ kind }: SecurityEvent): boolean => kind === "unexplained-action";

/** How many whole days ago the unexplained actions before this one were. */
const daysAgo = ({ event, recent }: Situation): readonly number[] =>
  recent.filter(isUnexplained).map(({ at }) => Math.floor((event.at - at) / DAY_MS));

/** Other programs use the key, as they did on days before; or it came only now, and what else uses it is not known yet. */
const isExpected = (situation: Situation): boolean => {
  const days = new Set(daysAgo(situation).filter((days) => days >= 1));
  const isKeyFresh = within(situation, KEY_SETTLES_MS).some(
    ({ kind, outcome }) => (kind === "key-connected" || kind === "key-replaced") && outcome === "allowed",
  );
  return isKeyFresh || days.size >= HABIT_DAYS;
};

/** The exchange did with our key what we never asked for. */
export const unexplainedAction: Signal = (situation) =>
  isUnexplained(situation.event) && !isExpected(situation);

/** Several of them within hours, or one after the other over days: somebody is at work, or makes us used to it. */
export const unexplainedAgain: Signal = (situation) => {
  if (!isUnexplained(situation.event) || isExpected(situation)) return false;
  const lately = 1 + within(situation, UNEXPLAINED_MS).filter(isUnexplained).length;
  return lately >= UNEXPLAINED || daysAgo(situation).some((days) => days >= 1 && days <= UNEXPLAINED_DAYS);
};
