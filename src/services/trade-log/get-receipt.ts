import { saidBy } from "#domain/language/in-both.ts";
import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import { AppError } from "../app-error.ts";
import { TRADE_LOG_REFUSALS } from "./trade-log-refusals.ts";

export type GetReceiptDeps = { readonly tradeLog: Pick<TradeLog, "find"> };

/** One receipt of a user. @throws AppError not-found when there is none or it is somebody else's. */
export const getReceipt = async (
  deps: GetReceiptDeps,
  request: { readonly userId: string; readonly id: string },
): Promise<StoredReceipt> => {
  const receipt = await deps.tradeLog.find(request.userId, request.id);
  if (receipt === null)
    throw new AppError(
      "not-found",
      saidBy(TRADE_LOG_REFUSALS, ({ noReceipt }) => noReceipt),
    );
  return receipt;
};
