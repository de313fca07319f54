import type { Deliveries, DeliveryLine } from "#ports/deliveries.ts";
import { readCursor } from "../paging/read-cursor.ts";
import { signCursor } from "../paging/sign-cursor.ts";
import type { NotificationsQuery } from "./list-notifications.ts";

/**
 * A page of a user's delivery log, newest first, by keyset.
 * @throws AppError bad-input for a cursor that is not ours.
 */
export const listDeliveries = async (
  deps: { readonly deliveries: Pick<Deliveries, "log">; readonly cursorKey: Uint8Array },
  { userId, limit, cursor = null }: NotificationsQuery,
): Promise<{ readonly items: readonly DeliveryLine[]; readonly nextCursor: string | null }> => {
  const scope = { userId, list: "deliveries" };
  const before = cursor === null ? null : readCursor(deps.cursorKey, scope, cursor);
  const rows = await deps.deliveries.log(userId, { limit: limit + 1, before });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : signCursor(deps.cursorKey, scope, last.id) };
};
