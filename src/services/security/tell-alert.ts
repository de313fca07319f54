import { isToldBy, signalsKey } from "#domain/security/decide-response.ts";
import { eventWords } from "#domain/security/event-words.ts";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { finishAlert } from "./finish-alert.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { systemEvent } from "./system-event.ts";

/**
 * Tells the account's owner of a risky event, unless the same signals were told within the hour: who tells is settled by a
 * row in the log before anybody is told, so of many at once one does.
 */
export const tellAlert = async (deps: SecurityDeps, event: LoggedEvent): Promise<void> => {
  const { userId, seq, risk } = event;
  const facts = {
    of: seq,
    risk,
    signals: signalsKey(event),
    title: eventWords(event, "en").title,
    "title.pt-BR": eventWords(event, "pt-BR").title,
  };
  const alert = systemEvent("risk-alert", { at: deps.clock(), userId, facts });
  const claimed = await deps.securityLog.append(alert, (recent) =>
    recent.some((other) => isToldBy(other, event)) ? null : NO_RISK,
  );
  if (claimed !== null) await finishAlert(deps, claimed);
};
