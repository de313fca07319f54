import type { PasswordHasher } from "#ports/password-hasher.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import type { Sessions } from "#ports/sessions.ts";
import type { Users } from "#ports/users.ts";
import { hashSessionToken } from "./hash-session-token.ts";
import { limitLogin } from "./limit-login.ts";
import { normalizeEmail } from "./normalize-email.ts";
import { valueOrBusy } from "./value-or-busy.ts";

export type LogInDeps = {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly passwords: PasswordHasher;
  readonly limiter: RateLimiter;
  readonly now: () => number;
  readonly newId: () => string;
  /** 256 random bits as text. */
  readonly newToken: () => string;
};

const SESSION_MS = 24 * 60 * 60_000;
const IDLE_MS = 8 * 60 * 60_000;

/**
 * Opens a session for the right password; null for a wrong one and for an unknown address, in the same time. Attempts
 * are counted before the password is looked at, so racing ones count too; a success clears the address's counter.
 */
export async function logIn(
  deps: LogInDeps,
  input: { readonly email: string; readonly password: string; readonly ip: string },
): Promise<{ userId: string; email: string; token: string } | null> {
  const email = normalizeEmail(input.email);
  const forgive = await limitLogin(deps, { email, network: input.ip });
  const user = await deps.users.findByEmail(email);
  const isRight = valueOrBusy(await deps.passwords.verify(user?.passwordHash ?? null, input.password));
  if (user === null || !isRight) return null;
  await forgive();
  const token = deps.newToken();
  const at = deps.now();
  await deps.sessions.create({
    tokenHash: hashSessionToken(token),
    id: deps.newId(),
    userId: user.id,
    deviceId: null,
    label: null,
    network: null,
    method: "password",
    steppedUpAt: at,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: at + SESSION_MS,
    idleMs: IDLE_MS,
  });
  return { userId: user.id, email: user.email, token };
}
