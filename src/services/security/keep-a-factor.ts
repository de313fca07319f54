import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";

export type KeepAFactorDeps = Pick<SignInDeps, "factors"> & {
  readonly accounts: Pick<ExchangeAccounts, "ofUser">;
};

/**
 * A mainnet key was taken in because of a second factor, so the last one stays as long as the key does. `leaving` is the
 * passkey that is to go, or the app.
 * @throws AppError refused, with the reason `second-factor`.
 */
export async function keepAFactor(
  { factors, accounts }: KeepAFactorDeps,
  userId: string,
  leaving: "app" | { readonly passkeyId: string },
): Promise<void> {
  const [totp, passkeys, owned] = await Promise.all([
    factors.totp(userId),
    factors.passkeys(userId),
    accounts.ofUser(userId),
  ]);
  if (!owned.some(({ network }) => network === "mainnet")) return;
  const hasApp = leaving !== "app" && totp !== null && totp.confirmedAt !== null;
  const left = passkeys.filter(({ id }) => leaving === "app" || id !== leaving.passkeyId);
  if (hasApp || left.length > 0) return;
  throw new AppError(
    "refused",
    "A mainnet key is stored here, and this is your last second factor. Add another one first, or remove the key.",
    { reason: "second-factor" },
  );
}
