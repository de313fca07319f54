import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { ok } from "#domain/result.ts";
import type { Answer } from "#ports/exchange.ts";
import type { Page } from "./answers/wire-units.ts";
import type { PageRequest } from "./endpoint.ts";

/** Small enough that a page of trades stays well below the size cap of an answer. */
const PAGE_SIZE = 200;

/** The last `limit` trades that are over, newest first, page by page. */
export const readClosedTrades = async (
  readPage: (request: PageRequest) => Answer<Page<ClosedTrade>>,
  limit: number,
): Answer<readonly ClosedTrade[]> => {
  const trades: ClosedTrade[] = [];
  let cursor: string | null = null;
  while (trades.length < limit) {
    const size = Math.min(PAGE_SIZE, limit - trades.length);
    const answer: Awaited<Answer<Page<ClosedTrade>>> = await readPage({
      limit: size,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!answer.ok) return answer;
    trades.push(...answer.value.data);
    // A page that brings nothing new would be asked for again and again.
    if (answer.value.nextCursor === null || answer.value.nextCursor === cursor) break;
    if (answer.value.data.length === 0) break;
    cursor = answer.value.nextCursor;
  }
  return ok(trades.slice(0, limit));
};
