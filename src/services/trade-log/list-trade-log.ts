import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import { readCursor } from "../paging/read-cursor.ts";
import { signCursor } from "../paging/sign-cursor.ts";

export type TradeLogQuery = {
  readonly userId: string;
  readonly limit: number;
  /** From the page before; opaque to callers. */
  readonly cursor?: string | null | undefined;
  readonly outcome?: "confirmed" | "rejected" | "held" | "unknown" | null | undefined;
};

/** What each filter of the screen stands for. */
const FILTERS: Record<NonNullable<TradeLogQuery["outcome"]>, readonly ReceiptOutcome[]> = {
  confirmed: ["confirmed"],
  rejected: ["rejected", "not-applied"],
  held: ["held"],
  unknown: ["unknown", "ambiguous"],
};

/**
 * A page of a user's receipts, newest first, by keyset: the hundredth page costs as much as the first.
 * @throws AppError bad-input for a cursor that is not ours.
 */
export const listTradeLog = async (
  deps: { readonly tradeLog: TradeLog; readonly cursorKey: Uint8Array },
  query: TradeLogQuery,
): Promise<{ readonly items: readonly StoredReceipt[]; readonly nextCursor: string | null }> => {
  const scope = { userId: query.userId, list: "trade-log" };
  const { cursor = null } = query;
  const rows = await deps.tradeLog.list(query.userId, {
    limit: query.limit + 1,
    beforeSeq: cursor === null ? null : Number(readCursor(deps.cursorKey, scope, cursor)),
    outcomes: query.outcome === null || query.outcome === undefined ? null : FILTERS[query.outcome],
  });
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : signCursor(deps.cursorKey, scope, String(last.seq));
  return { items, nextCursor };
};
