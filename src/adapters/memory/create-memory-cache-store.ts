import { ok } from "#domain/result.ts";
import type { CacheEntry, CacheStore } from "#ports/cache-store.ts";
import type { Elapsed } from "#ports/clock.ts";

type Held = { readonly text: string; readonly bytes: number; readonly until: number };

/** Two bytes a letter are never too few. */
const sizeOf = (entry: CacheEntry): number => 2 * (entry.key.length + entry.text.length);

/**
 * Keeps the texts of one process, the most recently used ones, in at most so many entries and bytes; a text that would
 * not fit alone is not kept.
 */
export function createMemoryCacheStore(options: {
  readonly elapsed: Elapsed;
  readonly maxEntries: number;
  readonly maxBytes: number;
}): CacheStore {
  /** The least recently used first. */
  const held = new Map<string, Held>();
  let bytes = 0;

  const forget = (key: string) => {
    bytes -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  };
  const find = (key: string): string | null => {
    const found = held.get(key);
    if (found === undefined) return null;
    held.delete(key);
    held.set(key, found);
    if (options.elapsed() < found.until) return found.text;
    forget(key);
    return null;
  };
  const keep = (entry: CacheEntry, ttlMs: number) => {
    forget(entry.key);
    const size = sizeOf(entry);
    if (size > options.maxBytes) return;
    held.set(entry.key, { text: entry.text, bytes: size, until: options.elapsed() + ttlMs });
    bytes += size;
    for (const oldest of held.keys()) {
      if (held.size <= options.maxEntries && bytes <= options.maxBytes) break;
      forget(oldest);
    }
  };

  return {
    look: async (keys) => ok(keys.map(find)),
    write: async (entries, ttlMs) => {
      for (const entry of entries) keep(entry, ttlMs);
      return ok(undefined);
    },
    settle: async (entries, ttlMs) => {
      for (const entry of entries) if (find(entry.key) === null) keep(entry, ttlMs);
      return ok(entries.map(({ key }) => find(key)));
    },
  };
}
