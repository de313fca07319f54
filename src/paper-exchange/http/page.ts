import { badRequest } from "../engine/refusal.ts";

export type Page = { readonly data: readonly unknown[]; readonly nextCursor: string | null };

export const isoTime = (at: number): string => new Date(at).toISOString();

const MAX_LIMIT = 1_000;

type Wanted = { from: number; to: number; before: number; limit: number };

/**
 * One page of a list that comes newest first. `from` and `to` are inclusive, though equal ones give nothing; the cursor
 * is the time of the last item and exclusive. Items of one time are never torn apart: such a page runs over its limit.
 */
export function pageOf<T>(
  newestFirst: Iterable<T>,
  timeOf: (item: T) => number,
  present: (item: T) => unknown,
  query: URLSearchParams,
): Page {
  const { from, to, before, limit } = readPage(query);
  const data: unknown[] = [];
  let last: number | null = null;
  if (from === to) return { data, nextCursor: null };
  for (const item of newestFirst) {
    const at = timeOf(item);
    if (at > to || at >= before) continue;
    if (at < from) break;
    if (data.length >= limit && at !== last) return { data, nextCursor: isoTime(last ?? at) };
    data.push(present(item));
    last = at;
  }
  return { data, nextCursor: null };
}

export function readPage(query: URLSearchParams): Wanted {
  const text = query.get("limit");
  const limit = text === null ? MAX_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw badRequest(`limit: must be a whole number within 1 and ${MAX_LIMIT}`);
  return {
    from: readTime(query, "from", Number.NEGATIVE_INFINITY),
    to: readTime(query, "to", Number.POSITIVE_INFINITY),
    before: readTime(query, "cursor", Number.POSITIVE_INFINITY),
    limit,
  };
}

function readTime(query: URLSearchParams, name: string, missing: number): number {
  const text = query.get(name);
  if (text === null) return missing;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw badRequest(`${name}: must be an ISO 8601 time`);
  return at;
}

/** A list kept oldest first, walked from its end. */
export function* newestFirst<T>(items: readonly T[]): Iterable<T> {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item !== undefined) yield item;
  }
}
