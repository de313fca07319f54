import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { Notifications } from "#ports/notifications.ts";
import { AppError } from "../app-error.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

/**
 * Takes down that everything up to and with this one has been read. What asks for an answer still asks for it.
 * @throws AppError not-found, also for somebody else's.
 */
export const markRead = async (
  deps: { readonly notifications: Pick<Notifications, "markRead">; readonly clock: Clock },
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<void> => {
  if (await deps.notifications.markRead(userId, id, deps.clock())) return;
  throw new AppError(
    "not-found",
    saidBy(NOTIFICATION_REFUSALS, ({ gone }) => gone),
  );
};
