import { wantsAnswer } from "#domain/notifications/choice/plan-spread.ts";
import { eventOf } from "#domain/notifications/notification-event.ts";
import { notificationWords } from "#domain/notifications/notification-words.ts";
import type { Message } from "#ports/channels.ts";
import type { DueDelivery } from "#ports/deliveries.ts";

/** The page that tells more. */
const pathOf = ({ facts, receiptId, outboxId }: DueDelivery): string => {
  if (receiptId !== null) return `/activity?receipt=${receiptId}`;
  switch (facts.kind) {
    case "test":
    case "channel-lost":
      return "/notifications/channels";
    case "security-alert":
      return "/security";
    case "operator-alert":
      return "/operator/alerts";
    case "restored":
      return "/automations";
    default:
      return `/notifications?of=${outboxId}`;
  }
};

/** Margin can be added to what a guard of an isolated position could not save. */
const positionOf = ({ facts, accountId, positionId }: DueDelivery): Message["position"] =>
  facts.kind === "margin-guard" && accountId !== null && positionId !== null
    ? { accountId, positionId }
    : null;

/** A delivery in the words of its reader. */
export const messageOf = (due: DueDelivery): Message => {
  const { title, why } = notificationWords(due.facts, due.outcome, due.locale, due.heldBack);
  return {
    key: due.id,
    notificationId: due.outboxId,
    event: eventOf(due.facts),
    severity: due.severity,
    title,
    lines: why,
    locale: due.locale,
    timeZone: due.timeZone,
    at: due.at,
    isLoud: due.isLoud,
    wantsAnswer: wantsAnswer(due) && !due.isAcknowledged,
    path: pathOf(due),
    position: positionOf(due),
  };
};
