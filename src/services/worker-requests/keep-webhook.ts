import { z } from "zod";
import { valueOrUnsealed } from "../vault/value-or-unsealed.ts";
import type { KeepTotpDeps } from "./keep-totp.ts";
import type { Question } from "./question.ts";
import { refuseExpired } from "./refuse-expired.ts";

const webhookFacts = z.object({ webhookId: z.uuid(), revision: z.int().min(1) });

/** Keeps what signs a webhook's messages, in the place of an earlier secret. */
export const keepWebhook = async (
  deps: KeepTotpDeps,
  { userId, secret, facts, goodUntil }: Omit<Question, "kind">,
): Promise<null> => {
  if (secret === null) throw new Error("A webhook's secret to keep did not come with the question");
  const { webhookId, revision } = webhookFacts.parse(facts);
  const binding = { userId, subjectId: webhookId, field: "webhook", revision } as const;
  const sealed = valueOrUnsealed(await deps.vault.seal(binding, secret));
  refuseExpired(goodUntil, deps.clock());
  if (!(await deps.secrets.put({ ...binding, ...sealed }))) {
    throw new Error("A secret of a later revision is kept already");
  }
  return null;
};
