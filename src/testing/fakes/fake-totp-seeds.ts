import { fail, ok } from "#domain/result.ts";
import type { Totp } from "#ports/totp.ts";
import type { TotpSeeds } from "#ports/totp-seeds.ts";

type Kept = { readonly revision: number; readonly seed: Uint8Array };

/** Keeps seeds in the open, for an app in the test to make codes with. */
export class FakeTotpSeeds implements TotpSeeds {
  readonly seeds = new Map<string, Kept>();
  /** Whether whoever may open the vault answers. */
  isAway = false;
  readonly #totp: Totp;

  constructor(totp: Totp) {
    this.#totp = totp;
  }

  async keep(userId: string, revision: number, seed: Uint8Array) {
    if (this.isAway) return fail({ kind: "unavailable" } as const);
    this.seeds.set(userId, { revision, seed });
    return ok(undefined);
  }

  async stepOf({ userId, revision, code, at }: Parameters<TotpSeeds["stepOf"]>[0]) {
    if (this.isAway) return fail({ kind: "unavailable" } as const);
    const kept = this.seeds.get(userId);
    return ok(kept?.revision === revision ? this.#totp.stepOf(kept.seed, code, at) : null);
  }

  async forget(userId: string) {
    this.seeds.delete(userId);
  }
}
