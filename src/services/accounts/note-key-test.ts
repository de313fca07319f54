import type { Clock } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import type { KeyVerdict } from "./validate-key.ts";

/** Takes down what became of a test: a refused key is no defect, an exchange that said nothing is. */
export const noteKeyTest = async (
  { security, clock }: { readonly security: SecurityRecorder; readonly clock: Clock },
  by: Doer,
  accountId: string,
  verdict: KeyVerdict["kind"],
): Promise<void> => {
  const outcome = verdict === "accepted" ? "allowed" : verdict === "unreadable" ? "failed" : "refused";
  await noteDeed({ security, now: clock }, by, "key-tested", outcome, { accountId, verdict });
};
