import type { Locale } from "#domain/language/locale.ts";
import { wantsAnswer } from "#domain/notifications/choice/plan-spread.ts";
import { eventOf } from "#domain/notifications/notification-event.ts";
import { notificationWords } from "#domain/notifications/notification-words.ts";
import type { DeliveryLine } from "#ports/deliveries.ts";
import type { StoredNotification } from "#ports/notifications.ts";
import type { DeliveryPage, NotificationView } from "../trpc/schemas/notifications.ts";

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** Something that was told, in the words of its reader. */
export const notificationView = (told: StoredNotification, locale: Locale): NotificationView => {
  const { title, why } = notificationWords(told.facts, told.outcome, locale, told.heldBack);
  return {
    id: told.id,
    title,
    lines: [...why],
    event: eventOf(told.facts),
    severity: told.severity,
    receiptId: told.receiptId,
    at: iso(told.at),
    isLoud: told.inApp === "on",
    isRead: told.readAt !== null,
    wantsAnswer: wantsAnswer(told),
    acknowledgedAt: isoOrNull(told.acknowledgedAt),
    acknowledgedOn: told.acknowledgedOn,
  };
};

/** A line of the delivery log, in the words of its reader; why an attempt failed stays in the receiver's. */
export const deliveryView = (line: DeliveryLine, locale: Locale): DeliveryPage["items"][number] => ({
  id: line.id,
  notificationId: line.outboxId,
  channel: line.channel,
  severity: line.severity,
  title: notificationWords(line.facts, line.outcome, locale).title,
  state: line.state,
  attempts: line.attempts,
  lastWords: line.lastWords,
  dueAt: iso(line.dueAt),
  createdAt: iso(line.createdAt),
  endedAt: isoOrNull(line.endedAt),
});
