import { saidBy } from "#domain/language/in-both.ts";
import { steppedUpUntil } from "#domain/security/step-up.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import { AppError } from "../app-error.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

/** Refuses, with the reason `step-up`, a session that gave no factor within the last five minutes. */
export function checkStepUp(session: Pick<ActiveSession, "steppedUpAt">, now: number): void {
  if (steppedUpUntil(session.steppedUpAt, now) !== null) return;
  throw new AppError(
    "forbidden",
    saidBy(SECURITY_REFUSALS, ({ confirm }) => confirm),
    { reason: "step-up" },
  );
}
