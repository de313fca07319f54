import { createHash } from "node:crypto";
import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
import { eventWords } from "#domain/security/event-words.ts";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { systemEvent } from "./system-event.ts";

/** The id of the mail about an alert, the same however often it is written. */
const mailIdOf = (alert: LoggedEvent): string => {
  const digest = createHash("sha256").update(`security-alert ${alert.seq} ${alert.userId}`).digest("hex");
  return digest.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-a$4-$5");
};

/**
 * Tells of an alert that stands in the log, by mail and in the log of the process, and notes that it was told. A mail that
 * is there already is not written again.
 */
export const finishAlert = async (deps: SecurityDeps, alert: LoggedEvent): Promise<void> => {
  const { userId, facts } = alert;
  const { title } = eventWords(alert, "en");
  const user = userId === null ? null : await deps.users.find(userId);
  if (user !== null) {
    await deps.mails.write({
      id: mailIdOf(alert),
      to: user.email,
      userId: user.id,
      facts: { kind: "security-alert", title, at: alert.at },
      locale: DEFAULT_PREFERENCES.locale,
      timeZone: DEFAULT_PREFERENCES.timeZone,
      createdAt: deps.clock(),
    });
  }
  deps.log.error("security-alert", { ...facts, userId, title });
  const told = systemEvent("alert-told", { at: deps.clock(), userId, facts: { of: alert.seq } });
  await deps.securityLog.append(told, (recent) =>
    recent.some(({ kind, facts: { of } }) => kind === "alert-told" && of === alert.seq) ? null : NO_RISK,
  );
};
