import { eventOf } from "#domain/notifications/notification-event.ts";
import type { OperatorAlertFacts } from "#domain/notifications/notification-facts.ts";
import { notificationWords } from "#domain/notifications/notification-words.ts";
import type { AlertChange } from "#domain/operations/follow-alerts.ts";
import type { Message } from "#ports/channels.ts";
import type { NewId } from "#ports/clock.ts";

/** A change of an alert, as it is told to whoever runs the installation: in English and universal time. */
export const alertMessage = ({ kind, alert }: AlertChange, at: number, newId: NewId): Message => {
  const { rule, subject, severity, detail, since } = alert;
  const isOver = kind === "cleared";
  const state = isOver ? "cleared" : "raised";
  const facts: OperatorAlertFacts = { kind: "operator-alert", state, rule, subject, detail, since };
  const { title, why } = notificationWords(facts, "told", "en");
  const key = newId();
  return {
    ...{ key, notificationId: key, event: eventOf(facts), title, lines: why, at },
    severity: isOver ? "info" : severity,
    locale: "en",
    timeZone: "UTC",
    isLoud: !isOver && severity === "danger",
    wantsAnswer: false,
    path: "/operator/alerts",
    position: null,
  };
};
