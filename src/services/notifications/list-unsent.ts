import { notificationLetter } from "#domain/notifications/notification-letter.ts";
import type { Deliveries } from "#ports/deliveries.ts";
import type { OutboxMail } from "../mail/list-outbox.ts";
import { messageOf } from "./message-of.ts";

const MOST = 50;

/**
 * The newest letters that would have been sent of what traders were told, for whoever runs an installation that sends none.
 * @param pages where our pages are reached, and the path of the one that chooses the channels.
 */
export const listUnsent = async (
  deps: { readonly deliveries: Pick<Deliveries, "unsent"> },
  pages: { readonly origin: string; readonly channelsPath: string },
): Promise<readonly OutboxMail[]> => {
  const unsent = await deps.deliveries.unsent(MOST);
  return unsent.map((due) => {
    const { subject, text } = notificationLetter(messageOf(due), pages);
    return { id: due.id, to: due.to, subject, text, link: null, createdAt: due.at };
  });
};
