/** The arithmetic of authenticator apps: RFC 6238, SHA-1, six digits, 30 seconds, as every app expects. */
export interface Totp {
  /** 160 fresh random bits. */
  newSeed(): Uint8Array;
  /** The seed as base32, and the link an app reads from a picture. */
  describe(seed: Uint8Array, email: string): { readonly secret: string; readonly uri: string };
  /**
   * The 30-second step whose code this is, at `at` (epoch milliseconds): the running one, or the one before it during the
   * first ten seconds. Never one that is yet to come. Null for any other code, in the same time.
   */
  stepOf(seed: Uint8Array, code: string, at: number): number | null;
}
