import type { Severity } from "../notifications/channel.ts";
import type { SecurityAlertFacts } from "../notifications/notification-facts.ts";
import { eventWords } from "./event-words.ts";
import type { SecurityEvent, SecurityEventKind } from "./security-event.ts";

/**
 * What its owner is told of besides the log: a way into the account that is new or another, a key that guards no more, and what
 * we did by ourselves. What is unusual in any other way is told by the `risk-alert` that is written about it, once an hour.
 */
const TOLD: ReadonlySet<SecurityEventKind> = new Set([
  "new-device",
  "password-reset",
  "password-changed",
  "email-change-requested",
  "email-changed",
  "totp-added",
  "totp-removed",
  "passkey-added",
  "passkey-removed",
  "backup-codes-made",
  "backup-code-used",
  "key-replaced",
  "key-removed",
  "panic-link-used",
  "risk-alert",
  "account-held",
]);

/** How an event is told to its owner. */
export type Notice = { readonly severity: Severity; readonly facts: SecurityAlertFacts };

/** What is told of an event to whom it is about; null where that is nothing. What was refused changed nothing. */
export const noticeOf = (event: Pick<SecurityEvent, "kind" | "outcome" | "facts">): Notice | null => {
  if (event.outcome !== "allowed" || !TOLD.has(event.kind)) return null;
  const { title, severity } = eventWords(event, "en");
  const facts = {
    kind: "security-alert",
    title: { en: title, "pt-BR": eventWords(event, "pt-BR").title },
  } as const;
  return { severity, facts };
};
