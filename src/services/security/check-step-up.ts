import { steppedUpUntil } from "#domain/security/step-up.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import { AppError } from "../app-error.ts";

/** Refuses, with the reason `step-up`, a session that gave no factor within the last five minutes. */
export function checkStepUp(session: Pick<ActiveSession, "steppedUpAt">, now: number): void {
  if (steppedUpUntil(session.steppedUpAt, now) !== null) return;
  throw new AppError("forbidden", "Confirm that it is you, then try again.", { reason: "step-up" });
}
