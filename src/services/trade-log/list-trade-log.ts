import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import { AppError } from "../app-error.ts";

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

const seqOf = (cursor: string): number => {
  const seq = Number(cursor);
  if (Number.isSafeInteger(seq) && seq > 0) return seq;
  throw new AppError("bad-input", "This page of the trade log does not exist. Start again from the newest.");
};

/**
 * A page of a user's receipts, newest first, by keyset: the hundredth page costs as much as the first.
 * @throws AppError bad-input for a cursor that is not ours.
 */
export const listTradeLog = async (
  deps: { readonly tradeLog: TradeLog },
  query: TradeLogQuery,
): Promise<{ readonly items: readonly StoredReceipt[]; readonly nextCursor: string | null }> => {
  const rows = await deps.tradeLog.list(query.userId, {
    limit: query.limit + 1,
    beforeSeq: query.cursor === null || query.cursor === undefined ? null : seqOf(query.cursor),
    outcomes: query.outcome === null || query.outcome === undefined ? null : FILTERS[query.outcome],
  });
  const items = rows.slice(0, query.limit);
  return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.seq) : null };
};
