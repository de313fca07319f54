import { eq } from "drizzle-orm";
import { DEFAULT_CHOICES } from "#domain/notifications/choice/choices.ts";
import type { NotificationChoices } from "#ports/notifications.ts";
import { choicesOfRow } from "./deliveries/choices-of-row.ts";
import type { Database } from "./open-database.ts";
import { notificationChoices } from "./schema/notifying.ts";

/** How traders want to be told, in PostgreSQL. */
export const createPostgresNotificationChoices = (db: Database): NotificationChoices => ({
  of: async (userId) => {
    const [row] = await db.select().from(notificationChoices).where(eq(notificationChoices.userId, userId));
    if (row === undefined) return DEFAULT_CHOICES;
    const { quietFrom, quietUntil, digestHour, digestChannel } = row;
    return choicesOfRow(
      {
        quiet_from: quietFrom,
        quiet_until: quietUntil,
        digest_hour: digestHour,
        digest_channel: digestChannel,
      },
      row.cells,
      row.ladder,
    );
  },
  keep: async (userId, { cells, ladder, quiet, digest }, at) => {
    const row = {
      cells,
      ladder,
      quietFrom: quiet?.from ?? null,
      quietUntil: quiet?.until ?? null,
      digestHour: digest?.hour ?? null,
      digestChannel: digest?.channel ?? null,
      digestAt: digest === null ? null : new Date(at),
      chosenAt: new Date(at),
    };
    await db
      .insert(notificationChoices)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: notificationChoices.userId, set: row });
  },
});
