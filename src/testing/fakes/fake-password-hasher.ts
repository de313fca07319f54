import { ok } from "#domain/result.ts";
import type { PasswordHasher } from "#ports/password-hasher.ts";

/** Hashes at once, by a prefix; it remembers what it was asked to verify. */
export class FakePasswordHasher implements PasswordHasher {
  readonly verified: Array<{ readonly hash: string | null; readonly password: string }> = [];

  async hash(password: string) {
    return ok(`hashed:${password}`);
  }

  async verify(hash: string | null, password: string) {
    this.verified.push({ hash, password });
    return ok(hash === `hashed:${password}`);
  }
}
