import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import type { Visitor } from "./visitor.ts";

/** What somebody who is not logged in, or proves again who they are, can knock at. */
export type Door = "login" | "factor" | "passkey" | "passkey-login" | "register" | "reset" | "link";

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;

/** A household, an office or a train shares one network; none of them comes near these. */
const RULES: Readonly<Record<Door, RateRule>> = {
  login: { name: "login-network", limit: 100, windowMs: QUARTER_MS },
  factor: { name: "factor-network", limit: 100, windowMs: QUARTER_MS },
  // The login page asks whenever it is opened, and each asking leaves a row for five minutes.
  passkey: { name: "passkey-network", limit: 300, windowMs: QUARTER_MS },
  "passkey-login": { name: "passkey-login-network", limit: 100, windowMs: QUARTER_MS },
  register: { name: "register-network", limit: 20, windowMs: HOUR_MS },
  reset: { name: "reset-network", limit: 20, windowMs: HOUR_MS },
  // Each may ask the list of stolen passwords and computes a slow hash.
  link: { name: "link-network", limit: 60, windowMs: QUARTER_MS },
};

/** Counts one knock of this network at this door; refuses with `AppError` when there were too many. */
export async function limitNetwork(
  limiter: RateLimiter,
  { network }: Pick<Visitor, "network">,
  door: Door,
): Promise<void> {
  await takeOrRefuse(limiter, network, RULES[door]);
}
