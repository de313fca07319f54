import type { SealedSecret } from "#ports/vault.ts";

/** Bytes where a sealed secret belongs, for tests in which nobody opens it. */
export const aSealedSecret = (): SealedSecret => ({
  ciphertext: Buffer.from([1]),
  wrappedKey: Buffer.from([2]),
  keyId: 1,
});
