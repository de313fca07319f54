import type { AlertLine, Operations } from "#ports/operations.ts";
import { readCursor } from "../paging/read-cursor.ts";
import { signCursor } from "../paging/sign-cursor.ts";

export type AlertsQuery = {
  /** Whose cursor it is; what is listed is the whole installation's. */
  readonly userId: string;
  readonly limit: number;
  /** From the page before; opaque to callers. */
  readonly cursor?: string | null | undefined;
};

/** `standing` is empty on every page but the first; `items` are over, newest first, and may be none on a page that has a next. */
export type AlertPage = {
  readonly standing: readonly AlertLine[];
  readonly items: readonly AlertLine[];
  readonly nextCursor: string | null;
};

/**
 * Alerts of the installation, those that stand before those that are over; for operators only: whoever calls this has seen to that.
 * @throws AppError bad-input for a cursor that is not ours.
 */
export const listAlerts = async (
  deps: { readonly operations: Pick<Operations, "standing" | "alerts">; readonly cursorKey: Uint8Array },
  { userId, limit, cursor = null }: AlertsQuery,
): Promise<AlertPage> => {
  const scope = { userId, list: "operator-alerts" };
  const before = cursor === null ? null : readCursor(deps.cursorKey, scope, cursor);
  const [standing, rows] = await Promise.all([
    before === null ? deps.operations.standing() : [],
    deps.operations.alerts({ limit: limit + 1, before }),
  ]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    standing,
    // One that was raised before this page and still stands was listed above them all.
    items: page.filter(({ clearedAt }) => clearedAt !== null),
    nextCursor: last === undefined ? null : signCursor(deps.cursorKey, scope, last.id),
  };
};
