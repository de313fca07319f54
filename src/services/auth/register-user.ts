import type { PasswordHasher } from "#ports/password-hasher.ts";
import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import type { Users } from "#ports/users.ts";
import { AppError } from "../app-error.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import { findPasswordWeakness } from "./find-password-weakness.ts";
import { normalizeEmail } from "./normalize-email.ts";
import { valueOrBusy } from "./value-or-busy.ts";

export type RegisterUserDeps = {
  readonly users: Users;
  readonly passwords: PasswordHasher;
  readonly limiter: RateLimiter;
  readonly now: () => number;
  readonly newId: () => string;
};

const PER_IP: RateRule = { name: "register-ip", limit: 20, windowMs: 60 * 60_000 };
const PER_EMAIL: RateRule = { name: "register-email", limit: 5, windowMs: 60 * 60_000 };

/** Makes a user who can log in. The unique index decides who gets an address, so two racing calls cannot both. */
export async function registerUser(
  deps: RegisterUserDeps,
  input: { readonly email: string; readonly password: string; readonly ip: string },
): Promise<{ userId: string }> {
  const email = normalizeEmail(input.email);
  await takeOrRefuse(deps.limiter, input.ip, PER_IP);
  await takeOrRefuse(deps.limiter, email, PER_EMAIL);
  const weakness = findPasswordWeakness(input.password, email);
  if (weakness !== null) throw new AppError("bad-input", weakness, { field: "password" });
  const passwordHash = valueOrBusy(await deps.passwords.hash(input.password));
  const created = await deps.users.create({ id: deps.newId(), email, passwordHash, createdAt: deps.now() });
  if (!created.ok) {
    throw new AppError("conflict", "This e-mail address has an account already. Log in instead.", {
      field: "email",
    });
  }
  return { userId: created.value.id };
}
