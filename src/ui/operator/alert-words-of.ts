import { NOTIFICATION_WORDS } from "#domain/notifications/notification-table.ts";
import type { OperatorAlertView } from "#server/trpc/schemas/operating.ts";
import type { Format } from "#ui/format/format.ts";
import { OPERATOR_ALERT_WORDS } from "./operator-alert-words.ts";

/** What an alert is called: its rule, and what it is about where a rule can be about several things. */
export const alertTitle = (
  { locale }: Pick<Format, "locale">,
  { rule, subject }: Pick<OperatorAlertView, "rule" | "subject">,
): string => {
  const { raised, rules } = NOTIFICATION_WORDS[locale];
  return raised(rules[rule], subject);
};

/** How grave it is and since when, or from when to when it stood. `now` in epoch milliseconds. */
export const alertTimes = (
  format: Format,
  { severity, since, clearedAt }: Pick<OperatorAlertView, "severity" | "since" | "clearedAt">,
  now: number,
): string => {
  const words = OPERATOR_ALERT_WORDS[format.locale];
  const grave = words.severities[severity];
  const age = format.age((clearedAt === null ? now : Date.parse(clearedAt)) - Date.parse(since));
  if (clearedAt === null) return `${grave} · ${words.since(format.momentZoned(since), age)}`;
  const isSameDay = format.day(since) === format.day(clearedAt);
  const until = isSameDay ? format.clockSeconds(clearedAt) : format.momentZoned(clearedAt);
  return `${grave} · ${words.lasted(format.clockSeconds(since), until, age)}`;
};
