import { z } from "zod";
import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { Totp } from "#ports/totp.ts";
import type { Vault } from "#ports/vault.ts";
import { AppError } from "../app-error.ts";
import { WORKER_REFUSALS } from "./worker-refusals.ts";

export type CheckTotpDeps = {
  readonly vault: Pick<Vault, "withSecret">;
  readonly totp: Pick<Totp, "stepOf">;
  readonly clock: Clock;
};

const totpFacts = z.object({ revision: z.int().min(1) });

/** Which step a code belongs to, by this process's clock: the asker's may be wrong, and the user's always may. */
export const checkTotp = async (
  deps: CheckTotpDeps,
  userId: string,
  code: Uint8Array | null,
  facts: unknown,
): Promise<{ readonly step: number | null }> => {
  if (code === null) throw new Error("A code to check did not come with the question");
  const text = new TextDecoder().decode(code);
  const { revision } = totpFacts.parse(facts);
  const binding = { userId, subjectId: userId, field: "totp", revision } as const;
  const step = await deps.vault.withSecret(binding, async (seed) =>
    deps.totp.stepOf(seed, text, deps.clock()),
  );
  // A seed that does not open says nothing of the code: whoever typed it guessed at nothing.
  if (!step.ok) {
    throw new AppError(
      "unavailable",
      saidBy(WORKER_REFUSALS, ({ codesUnchecked }) => codesUnchecked),
      {
        retryAfterMs: 5_000,
      },
    );
  }
  return { step: step.value };
};
