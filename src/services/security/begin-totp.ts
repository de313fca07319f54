import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

/** What an app needs to know, as a link, as a picture, and for typing in groups of four. */
export type TotpEnrolment = { readonly uri: string; readonly qrSvg: string; readonly secret: string };

const seedsAway = (): AppError =>
  new AppError(
    "unavailable",
    saidBy(SECURITY_REFUSALS, ({ seedsAway }) => seedsAway),
    {
      retryAfterMs: 5_000,
    },
  );

/**
 * A new seed for an authenticator app; it counts once `confirmTotp` has seen a code of it. The place for it is taken
 * before it is kept, so that the seed of an app that stands is never written over.
 */
export async function beginTotp(
  deps: Pick<SignInDeps, "factors" | "totp" | "totpSeeds" | "qrCodes" | "now">,
  { userId, email }: Acting,
): Promise<TotpEnrolment> {
  const revision = ((await deps.factors.totp(userId))?.revision ?? 0) + 1;
  const begun = await deps.factors.beginTotp({ userId, revision, confirmedAt: null, createdAt: deps.now() });
  if (!begun)
    throw new AppError(
      "conflict",
      saidBy(SECURITY_REFUSALS, ({ hasApp }) => hasApp),
    );
  const seed = deps.totp.newSeed();
  if (!(await deps.totpSeeds.keep(userId, revision, seed)).ok) throw seedsAway();
  const { uri, secret } = deps.totp.describe(seed, email);
  return { uri, qrSvg: deps.qrCodes.svg(uri), secret: secret.replace(/(.{4})(?=.)/g, "$1 ") };
}
