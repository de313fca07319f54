import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import { limitNetwork } from "./limit-network.ts";

/** Whose attempt it is. `account` is the address as typed, whether anybody has it or not. */
export type LoginAttempt = {
  readonly network: string;
  readonly account: string;
  /** A browser that logged in to this account before; null for strangers. */
  readonly deviceId: string | null;
};

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

const PER_ACCOUNT: RateRule = { name: "login-account", limit: 5, windowMs: QUARTER_MS };
const PER_ACCOUNT_AND_DAY: RateRule = { name: "login-account-day", limit: 100, windowMs: DAY_MS };
const PER_DEVICE: RateRule = { name: "login-device", limit: 5, windowMs: QUARTER_MS };

/**
 * Counts an attempt to log in with a password, before the password is looked at. All strangers together share what an
 * account allows, from however many networks they come; a browser the owner logged in with before has attempts of its
 * own, so strangers can use up theirs and never the owner's.
 */
export async function limitLogin(limiter: RateLimiter, attempt: LoginAttempt): Promise<void> {
  await limitNetwork(limiter, attempt, "login");
  if (attempt.deviceId !== null) {
    await takeOrRefuse(limiter, attempt.deviceId, PER_DEVICE);
    return;
  }
  await takeOrRefuse(limiter, attempt.account, PER_ACCOUNT);
  await takeOrRefuse(limiter, attempt.account, PER_ACCOUNT_AND_DAY);
}

/** Forgets what was counted, because the password was right. Other networks' and strangers' counts stay. */
export async function forgiveLogin(limiter: RateLimiter, attempt: LoginAttempt): Promise<void> {
  if (attempt.deviceId !== null) {
    await limiter.clear(attempt.deviceId, PER_DEVICE);
    return;
  }
  await limiter.clear(attempt.account, PER_ACCOUNT);
  await limiter.clear(attempt.account, PER_ACCOUNT_AND_DAY);
}
