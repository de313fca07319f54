import type { Notifications, StoredNotification } from "#ports/notifications.ts";
import { readCursor } from "../paging/read-cursor.ts";
import { signCursor } from "../paging/sign-cursor.ts";

export type NotificationsQuery = {
  readonly userId: string;
  readonly limit: number;
  /** From the page before; opaque to callers. */
  readonly cursor?: string | null | undefined;
};

/**
 * A page of what a user was told, newest first, by keyset.
 * @throws AppError bad-input for a cursor that is not ours.
 */
export const listNotifications = async (
  deps: { readonly notifications: Pick<Notifications, "list">; readonly cursorKey: Uint8Array },
  { userId, limit, cursor = null }: NotificationsQuery,
): Promise<{ readonly items: readonly StoredNotification[]; readonly nextCursor: string | null }> => {
  const scope = { userId, list: "notifications" };
  const beforeSeq = cursor === null ? null : Number(readCursor(deps.cursorKey, scope, cursor));
  const rows = await deps.notifications.list(userId, { limit: limit + 1, beforeSeq });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last === undefined ? null : signCursor(deps.cursorKey, scope, String(last.seq)),
  };
};
