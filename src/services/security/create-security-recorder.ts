import { decideResponse } from "#domain/security/decide-response.ts";
import { judgeRisk, SIGNALS } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { holdAccount } from "./hold-account.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { tellAlert } from "./tell-alert.ts";

/** A statement that failed repeats its parameters, and with them whom it was about. */
const withoutParameters = (error: unknown): string => String(error).split("\nparams:")[0] ?? "";

const answer = async (deps: SecurityDeps, event: LoggedEvent): Promise<void> => {
  const response = decideResponse(event);
  if (response === "hold") await holdAccount(deps, event);
  if (response !== "none") await tellAlert(deps, event);
};

/**
 * Writes events down, judged by what came before them, and answers risky ones at once: the account is held where it must
 * be, and its owner told. What cannot be written down throws; an answer that fails does not undo what was asked for, it is
 * logged and given by the next sweep.
 */
export const createSecurityRecorder = (deps: SecurityDeps, signals = SIGNALS): SecurityRecorder => ({
  record: async (event) => {
    const logged = await deps.securityLog.append(event, (recent) => judgeRisk({ event, recent }, signals));
    if (logged === null) return;
    try {
      await answer(deps, logged);
    } catch (error) {
      deps.log.error("security-answer-failed", { seq: logged.seq, error: withoutParameters(error) });
    }
  },
});
