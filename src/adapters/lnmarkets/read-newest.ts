import { ok } from "#domain/result.ts";
import type { Answer } from "#ports/exchange.ts";
import type { Page } from "./answers/wire-units.ts";
import type { PageRequest } from "./endpoint.ts";

/** Small enough that a page of trades stays well below the size cap of an answer. */
const PAGE_SIZE = 200;

/** How much of a list is wanted: at most `limit` items, none before `from` (epoch milliseconds). */
type Wanted = { readonly limit: number; readonly from?: number };

/** The newest items of a list that comes in pages, newest first. */
export const readNewest = async <T>(
  readPage: (request: PageRequest) => Answer<Page<T>>,
  { limit, ...bounds }: Wanted,
): Answer<readonly T[]> => {
  const items: T[] = [];
  let cursor: string | null = null;
  while (items.length < limit) {
    const size = Math.min(PAGE_SIZE, limit - items.length);
    const answer: Awaited<Answer<Page<T>>> = await readPage({
      ...bounds,
      limit: size,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!answer.ok) return answer;
    items.push(...answer.value.data);
    // A page that brings nothing new would be asked for again and again.
    if (answer.value.nextCursor === null || answer.value.nextCursor === cursor) break;
    if (answer.value.data.length === 0) break;
    cursor = answer.value.nextCursor;
  }
  return ok(items.slice(0, limit));
};
