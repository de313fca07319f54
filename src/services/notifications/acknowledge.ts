import { saidBy } from "#domain/language/in-both.ts";
import type { Channel } from "#domain/notifications/channel.ts";
import type { Clock } from "#ports/clock.ts";
import type { Notifications } from "#ports/notifications.ts";
import { AppError } from "../app-error.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

export type SeenNotification = {
  readonly userId: string;
  readonly id: string;
  /** Where it was said. */
  readonly on: Channel;
};

/**
 * Takes down that somebody saw it: nothing of it is told any more.
 * @throws AppError not-found, also for somebody else's.
 */
export const acknowledge = async (
  deps: { readonly notifications: Pick<Notifications, "acknowledge">; readonly clock: Clock },
  { userId, id, on }: SeenNotification,
): Promise<void> => {
  if (await deps.notifications.acknowledge(userId, id, on, deps.clock())) return;
  throw new AppError(
    "not-found",
    saidBy(NOTIFICATION_REFUSALS, ({ gone }) => gone),
  );
};
