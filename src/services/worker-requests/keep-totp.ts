import { z } from "zod";
import type { Clock } from "#ports/clock.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { Vault } from "#ports/vault.ts";
import { valueOrUnsealed } from "../vault/value-or-unsealed.ts";
import type { Question } from "./question.ts";
import { refuseExpired } from "./refuse-expired.ts";

export type KeepTotpDeps = {
  readonly vault: Pick<Vault, "seal">;
  readonly secrets: Pick<SealedSecrets, "put">;
  readonly clock: Clock;
};

const totpFacts = z.object({ revision: z.int().min(1) });

/** Keeps the seed of an authenticator app, in the place of an earlier one. */
export const keepTotp = async (
  deps: KeepTotpDeps,
  { userId, secret: seed, facts, goodUntil }: Omit<Question, "kind">,
): Promise<null> => {
  if (seed === null) throw new Error("A seed to keep did not come with the question");
  const { revision } = totpFacts.parse(facts);
  const binding = { userId, subjectId: userId, field: "totp", revision } as const;
  const sealed = valueOrUnsealed(await deps.vault.seal(binding, seed));
  refuseExpired(goodUntil, deps.clock());
  if (!(await deps.secrets.put({ ...binding, ...sealed }))) {
    throw new Error("A seed of a later revision is kept already");
  }
  return null;
};
