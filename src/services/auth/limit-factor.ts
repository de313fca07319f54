import type { AttemptCounter, RateRule } from "#ports/rate-limiter.ts";
import { writeMail } from "../mail/write-mail.ts";
import { countOrRefuse } from "../take-or-refuse.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

/** Who guesses: at whose factor, and from which browser that logged in to this account before; null for strangers. */
export type Guesser = { readonly userId: string; readonly deviceId: string | null };

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const TOLD_AT = 5;

/*
 * What a day of guessing is worth. Of a million codes one is right, and two in the first ten seconds of a step: a guess
 * hits with at most 2 in a million. Wrong guesses of a day, from wherever: 100 by strangers, 20 more by strangers on the
 * day after a reset, 100 from all browsers that gave the factor before. That is 220 and at most 0.044 %; who has but the
 * password, or but the mailbox, has 100 or 20 of them, at most 0.02 %.
 */
const STRANGERS: RateRule = { name: "factor-account", limit: 5, windowMs: QUARTER_MS };
const STRANGERS_DAY: RateRule = { name: "factor-account-day", limit: 100, windowMs: DAY_MS };
const RESET: RateRule = { name: "factor-reset", limit: 5, windowMs: QUARTER_MS };
const RESET_DAY: RateRule = { name: "factor-reset-day", limit: 20, windowMs: DAY_MS };
const DEVICE: RateRule = { name: "factor-device", limit: 5, windowMs: QUARTER_MS };
const DEVICE_DAY: RateRule = { name: "factor-device-day", limit: 50, windowMs: DAY_MS };
const DEVICES_DAY: RateRule = { name: "factor-devices-day", limit: 100, windowMs: DAY_MS };
/** Counts failures up to the one before the owner is told. */
const UNTOLD: RateRule = { name: "factor-untold", limit: TOLD_AT - 1, windowMs: QUARTER_MS };
const TOLD: RateRule = { name: "factor-told", limit: 1, windowMs: QUARTER_MS };

type Count = { readonly key: string; readonly rule: RateRule };
type Counts = readonly [Count, ...Count[]];
type Counted = Count & { readonly windowStart: number };

/** One attempt as it was counted: in a quarter of an hour, which the right answer clears, and in days, which nothing does. */
export type Attempt = {
  readonly userId: string;
  readonly quarter: Counted;
  readonly days: readonly Counted[];
};

export type LimitFactorDeps = Pick<SignInDeps, "devices" | "limiter" | "now" | "users">;

/**
 * Where it counts. A browser in which the standing factor was given before, by a login or in an open session, counts by
 * itself: without that factor there is no becoming one, so who knows but the password uses up what strangers have and
 * nothing of the owner's. One from before the factor is a stranger, since a password was all it took.
 *
 * On the day after a reset strangers have a small count of their own: what others used up by the old password does not
 * keep the owner out. It is the user's and not the reset's, so who reads the mail and resets again gains nothing.
 */
async function countsOf(deps: LimitFactorDeps, { userId, deviceId }: Guesser): Promise<Counts> {
  if (deviceId !== null && (await deps.devices.gaveFactor(userId, deviceId))) {
    return [
      { key: deviceId, rule: DEVICE },
      { key: deviceId, rule: DEVICE_DAY },
      { key: userId, rule: DEVICES_DAY },
    ];
  }
  const user = await deps.users.find(userId);
  const isAfterReset = (user?.frozenUntil ?? 0) > deps.now();
  return [
    { key: userId, rule: isAfterReset ? RESET : STRANGERS },
    { key: userId, rule: isAfterReset ? RESET_DAY : STRANGERS_DAY },
  ];
}

/** What cannot be given back stays counted: that costs an attempt and lets nobody in. */
async function giveBack(limiter: AttemptCounter, counted: readonly Counted[]): Promise<void> {
  for (const { key, rule, windowStart } of counted) await limiter.giveBack(key, rule, windowStart);
}

const countOne = async (limiter: AttemptCounter, { key, rule }: Count): Promise<Counted> => {
  const { windowStart } = await countOrRefuse(limiter, key, rule);
  return { key, rule, windowStart };
};

/**
 * Counts an attempt to guess a code, or the password in its place, before it is looked at. A passkey is not counted, since
 * it cannot be guessed and must not be locked.
 */
export async function limitFactor(deps: LimitFactorDeps, guesser: Guesser): Promise<Attempt> {
  const [first, ...others] = await countsOf(deps, guesser);
  const quarter = await countOne(deps.limiter, first);
  const days: Counted[] = [];
  try {
    for (const count of others) days.push(await countOne(deps.limiter, count));
  } catch (error) {
    // Refused, so never looked at.
    await giveBack(deps.limiter, [quarter, ...days]);
    throw error;
  }
  return { userId: guesser.userId, quarter, days };
}

/** Takes back an attempt that nobody looked at: whoever made it learned nothing. */
export async function returnAttempt(
  { limiter }: Pick<SignInDeps, "limiter">,
  { quarter, days }: Attempt,
): Promise<void> {
  await giveBack(limiter, [quarter, ...days]);
}

/**
 * Forgets the quarter's count, because the answer was right, and takes this attempt out of the day's: that counts what was
 * wrong, which bounds what a day of guessing is worth, and no owner comes near it by being right.
 */
export async function forgiveFactor(
  { limiter }: Pick<SignInDeps, "limiter">,
  { quarter, days }: Attempt,
): Promise<void> {
  await limiter.clear(quarter.key, quarter.rule);
  await giveBack(limiter, days);
  await limiter.clear(quarter.key, UNTOLD);
}

/** Tells the owner of the fifth wrong code, once a quarter of an hour: whoever types codes has come past the password. */
export async function tellOfFailures(
  deps: Pick<SignInDeps, "limiter" | "mails" | "users" | "newId" | "now">,
  { userId, quarter }: Attempt,
): Promise<void> {
  const counted = await deps.limiter.take(quarter.key, UNTOLD);
  if (!counted.ok || counted.value.allowed) return;
  const told = await deps.limiter.take(userId, TOLD);
  if (!told.ok || !told.value.allowed) return;
  const user = await deps.users.find(userId);
  if (user === null) return;
  await writeMail(deps, user.email, userId, { kind: "factor-attempts", failures: TOLD_AT, at: deps.now() });
}
