/** What must never turn up where it was not shown on purpose. The first nine are promised; the others come for free. */
export const CANARY_KINDS = [
  "api-key",
  "api-secret",
  "passphrase",
  "password",
  "totp-seed",
  "backup-code",
  "session-token",
  "cron-secret",
  "key-encryption-key",
  "auth-secret",
  "database-password",
  "bot-token",
  "webhook-secret",
] as const;

export type CanaryKind = (typeof CANARY_KINDS)[number];

/** One secret of a run: fresh, random, and long enough that nothing else ever looks like it. */
export type Canary = { readonly kind: CanaryKind; readonly bytes: Buffer };

/** Ten letters of thirty-two carry 50 bits; a hit by chance in a terabyte of text would still be news. */
export const SHORTEST_BYTES = 10;

/** @throws RangeError for one so short that it could turn up by chance. */
export function canaryOf(kind: CanaryKind, value: string | Uint8Array): Canary {
  const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : Buffer.from(value);
  if (bytes.length < SHORTEST_BYTES) {
    throw new RangeError(`A ${kind} of ${bytes.length} bytes could turn up by chance`);
  }
  return { kind, bytes };
}
