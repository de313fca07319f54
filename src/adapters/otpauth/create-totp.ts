import { Secret, TOTP } from "otpauth";
import type { Totp } from "#ports/totp.ts";

const STEP_SECONDS = 30;
/** The clock of a phone is a few seconds off, and typing takes some: so long the step before is still good. */
const GRACE_MS = 10_000;
const SEED_BYTES = 20;
const ISSUER = "Axisor";

const secretOf = (seed: Uint8Array): Secret => new Secret({ buffer: Uint8Array.from(seed).buffer });

/** Codes of authenticator apps, by the arithmetic of a library that knows RFC 6238. */
export const createTotp = (): Totp => ({
  newSeed: () => new Secret({ size: SEED_BYTES }).bytes,
  describe: (seed, email) => {
    const totp = new TOTP({ issuer: ISSUER, label: email, secret: secretOf(seed) });
    return { secret: totp.secret.base32, uri: totp.toString() };
  },
  stepOf: (seed, code, at) => {
    const step = TOTP.counter({ period: STEP_SECONDS, timestamp: at });
    const secret = secretOf(seed);
    const isCode = (ofStep: number): boolean =>
      TOTP.validate({ token: code, secret, timestamp: ofStep * STEP_SECONDS * 1_000, window: 0 }) === 0;
    // Both are computed whichever it is, so the answer's time tells nothing.
    const [isRunning, isBefore] = [isCode(step), isCode(step - 1)];
    if (isRunning) return step;
    return isBefore && at % (STEP_SECONDS * 1_000) < GRACE_MS ? step - 1 : null;
  },
});
