import type { RateRule } from "#ports/rate-limiter.ts";
import { writeMail } from "../mail/write-mail.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const TOLD_AT = 5;

const PER_ACCOUNT: RateRule = { name: "factor-account", limit: 5, windowMs: QUARTER_MS };
const PER_ACCOUNT_AND_DAY: RateRule = { name: "factor-account-day", limit: 100, windowMs: DAY_MS };
/** Counts failures up to the one before the owner is told. */
const UNTOLD: RateRule = { name: "factor-untold", limit: TOLD_AT - 1, windowMs: QUARTER_MS };
const TOLD: RateRule = { name: "factor-told", limit: 1, windowMs: QUARTER_MS };

/**
 * Counts an attempt to guess a code, or the password in its place, before it is looked at: for the account, from wherever
 * and however often the guesser logs in. A passkey is not counted, since it cannot be guessed and must not be locked.
 */
export async function limitFactor({ limiter }: Pick<SignInDeps, "limiter">, userId: string): Promise<void> {
  await takeOrRefuse(limiter, userId, PER_ACCOUNT);
  await takeOrRefuse(limiter, userId, PER_ACCOUNT_AND_DAY);
}

/** Forgets the quarter's count, because the code was right. The day's count stays: it bounds what a day of guessing is worth. */
export async function forgiveFactor({ limiter }: Pick<SignInDeps, "limiter">, userId: string): Promise<void> {
  await limiter.clear(userId, PER_ACCOUNT);
  await limiter.clear(userId, UNTOLD);
}

/** Tells the owner of the fifth wrong code, once a quarter of an hour: whoever types codes has come past the password. */
export async function tellOfFailures(
  deps: Pick<SignInDeps, "limiter" | "mails" | "users" | "newId" | "now">,
  userId: string,
): Promise<void> {
  const counted = await deps.limiter.take(userId, UNTOLD);
  if (!counted.ok || counted.value.allowed) return;
  const told = await deps.limiter.take(userId, TOLD);
  if (!told.ok || !told.value.allowed) return;
  const user = await deps.users.find(userId);
  if (user === null) return;
  await writeMail(deps, user.email, userId, { kind: "factor-attempts", failures: TOLD_AT, at: deps.now() });
}
