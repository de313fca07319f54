import { saidBy } from "#domain/language/in-both.ts";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import { AppError } from "../app-error.ts";
import { readCursor } from "../paging/read-cursor.ts";
import { signCursor } from "../paging/sign-cursor.ts";
import { TRADE_LOG_REFUSALS } from "./trade-log-refusals.ts";

export type TradeLogQuery = {
  readonly userId: string;
  readonly limit: number;
  /** From the page before; opaque to callers. */
  readonly cursor?: string | null | undefined;
  readonly outcome?: "confirmed" | "rejected" | "held" | "unknown" | null | undefined;
  /** Only the receipts of one of the user's accounts. */
  readonly accountId?: string | null | undefined;
  /** Only the receipts about one position, by the exchange's name of it. */
  readonly positionId?: string | null | undefined;
};

/** What each filter of the screen stands for. */
const FILTERS: Record<NonNullable<TradeLogQuery["outcome"]>, readonly ReceiptOutcome[]> = {
  confirmed: ["confirmed"],
  rejected: ["rejected", "not-applied"],
  held: ["held"],
  unknown: ["unknown", "ambiguous"],
};

/**
 * Which receipts are on a page of a user's, newest first, by keyset: the hundredth page costs as much as the first. What they
 * tell never changes, so it is asked for by their names, and only where it is not known.
 * @throws AppError bad-input for a cursor that is not ours; not-found for an account that is not the user's.
 */
export const listTradeLog = async (
  deps: {
    readonly tradeLog: Pick<TradeLog, "keys">;
    readonly accounts: Pick<ExchangeAccounts, "find">;
    readonly cursorKey: Uint8Array;
  },
  query: TradeLogQuery,
): Promise<{ readonly ids: readonly string[]; readonly nextCursor: string | null }> => {
  const scope = { userId: query.userId, list: "trade-log" };
  const { cursor = null, accountId = null, positionId = null } = query;
  const beforeSeq = cursor === null ? null : Number(readCursor(deps.cursorKey, scope, cursor));
  if (accountId !== null && (await deps.accounts.find(accountId))?.userId !== query.userId)
    throw new AppError(
      "not-found",
      saidBy(TRADE_LOG_REFUSALS, ({ noAccount }) => noAccount),
    );
  const keys = await deps.tradeLog.keys(query.userId, {
    limit: query.limit + 1,
    beforeSeq,
    accountId,
    positionId,
    outcomes: query.outcome === null || query.outcome === undefined ? null : FILTERS[query.outcome],
  });
  const shown = keys.slice(0, query.limit);
  const last = keys.length > query.limit ? shown.at(-1) : undefined;
  const nextCursor = last === undefined ? null : signCursor(deps.cursorKey, scope, String(last.seq));
  return { ids: shown.map(({ id }) => id), nextCursor };
};
