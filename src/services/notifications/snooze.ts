import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { Notifications } from "#ports/notifications.ts";
import { AppError } from "../app-error.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

/** How long a snooze puts the rest of a ladder off. */
const SNOOZE_MS = 15 * 60_000;

/**
 * Puts the rest of its ladder off by a quarter of an hour.
 * @throws AppError not-found, also for somebody else's.
 */
export const snooze = async (
  deps: { readonly notifications: Pick<Notifications, "snooze">; readonly clock: Clock },
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<void> => {
  if (await deps.notifications.snooze(userId, id, SNOOZE_MS, deps.clock())) return;
  throw new AppError(
    "not-found",
    saidBy(NOTIFICATION_REFUSALS, ({ gone }) => gone),
  );
};
