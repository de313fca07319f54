import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";

const QUARTER_HOUR = 15 * 60_000;
const PER_NETWORK: RateRule = { name: "login-ip", limit: 100, windowMs: QUARTER_HOUR };
const PER_EMAIL: RateRule = { name: "login-email", limit: 5, windowMs: QUARTER_HOUR };
const PER_DEVICE: RateRule = { name: "login-device", limit: 5, windowMs: QUARTER_HOUR };

export type LoginAttempt = {
  /** As stored: trimmed and lower case. */
  readonly email: string;
  /** An IPv4 address or an IPv6 /64. */
  readonly network: string;
  /** A browser that is known to have logged in as this very user before; left out for any other. */
  readonly deviceId?: string | null;
};

/** The attempt proved honest: what was counted of it is forgotten. */
type Forgive = () => Promise<void>;

/**
 * Counts one attempt to log in, before the password is looked at, so that racing ones count too. Strangers share a counter
 * per address and one per network. A known device has one of its own and is not held to theirs: whoever guesses from
 * elsewhere, even from the same network, cannot keep the owner out.
 * @throws AppError limit-reached with the wait, unavailable when attempts cannot be counted.
 */
export async function limitLogin(
  { limiter }: { readonly limiter: RateLimiter },
  { email, network, deviceId = null }: LoginAttempt,
): Promise<Forgive> {
  if (deviceId === null) await takeOrRefuse(limiter, network, PER_NETWORK);
  // A device's id has no line break in it, and neither has an address: no two pairs read the same.
  const [key, rule] = deviceId === null ? [email, PER_EMAIL] : [`${deviceId}\n${email}`, PER_DEVICE];
  await takeOrRefuse(limiter, key, rule);
  return async () => {
    await limiter.clear(key, rule);
  };
}
