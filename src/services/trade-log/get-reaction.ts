import { measureReaction, type Reaction } from "#domain/notifications/reaction-time.ts";
import type { TradeLog } from "#ports/trade-log.ts";

/** So many of the newest receipts of things done are looked at. */
const NEWEST = 100;

/** How fast a trader's guards were seen to act of late; null while too few receipts tell. */
export const getReaction = async (
  deps: { readonly tradeLog: Pick<TradeLog, "list"> },
  { userId }: { readonly userId: string },
): Promise<Reaction | null> => {
  const query = { limit: NEWEST, beforeSeq: null, outcomes: ["confirmed"] as const };
  const receipts = await deps.tradeLog.list(userId, query);
  return measureReaction(receipts.map(({ facts }) => facts));
};
