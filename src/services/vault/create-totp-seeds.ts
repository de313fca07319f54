import { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { TotpSeeds, VaultAway } from "#ports/totp-seeds.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { AppError } from "../app-error.ts";

const stepSchema = z.object({ step: z.int().nullable() });

/** Whoever holds the keys does not answer, or may not seal: an answer of its own, not a wrong code. */
const orAway = async <T>(ask: () => Promise<T>): Promise<Result<T, VaultAway>> => {
  try {
    return ok(await ask());
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") return fail({ kind: "unavailable" });
    throw error;
  }
};

/** Seeds of authenticator apps, kept and checked by whoever holds the keys. */
export const createTotpSeeds = (deps: {
  readonly desk: WorkerDesk;
  readonly secrets: Pick<SealedSecrets, "remove">;
}): TotpSeeds => ({
  keep: (userId, revision, seed) =>
    orAway(async () => {
      const secret = Uint8Array.from(seed);
      await deps.desk.ask({ kind: "keep-totp", userId, secret, facts: { revision } });
    }),
  stepOf: ({ userId, revision, code }) =>
    orAway(async () => {
      const secret = new TextEncoder().encode(code);
      const answer = await deps.desk.ask({ kind: "check-totp", userId, secret, facts: { revision } });
      return stepSchema.parse(answer).step;
    }),
  forget: async (userId) => {
    await deps.secrets.remove(userId, "totp");
  },
});
