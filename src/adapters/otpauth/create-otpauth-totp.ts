import { Secret as Seed, TOTP } from "otpauth";
import type { Totp } from "#ports/totp.ts";

const PERIOD_S = 30;
const GRACE_MS = 10_000;
const SEED_BYTES = 20;

const totpOf = (seed: Uint8Array, email: string): TOTP =>
  new TOTP({
    issuer: "Axisor",
    label: email,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_S,
    secret: new Seed({ buffer: Uint8Array.from(seed).buffer }),
  });

/** Codes of authenticator apps, by otpauth. */
export const createOtpauthTotp = (): Totp => ({
  newSeed: () => new Uint8Array(new Seed({ size: SEED_BYTES }).buffer),
  describe: (seed, email) => {
    const totp = totpOf(seed, email);
    return { secret: totp.secret.base32, uri: totp.toString() };
  },
  stepOf: (seed, code, at) => {
    const totp = totpOf(seed, "");
    const step = Math.floor(at / (PERIOD_S * 1_000));
    const isCurrent = totp.validate({ token: code, timestamp: at, window: 0 }) !== null;
    const before = totp.validate({ token: code, timestamp: at - PERIOD_S * 1_000, window: 0 }) !== null;
    if (isCurrent) return step;
    return before && at % (PERIOD_S * 1_000) < GRACE_MS ? step - 1 : null;
  },
});
