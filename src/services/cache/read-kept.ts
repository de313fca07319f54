import type { CacheSpace } from "#ports/cache.ts";

const isKept = (kept: unknown): kept is { readonly under: unknown; readonly value?: unknown } =>
  typeof kept === "object" && kept !== null && "under" in kept;

/** The value that a text holds, or null if it was read under other versions or is not what the space says it is. */
export function readKept<T>(space: CacheSpace<T>, text: string, digest: string): T | null {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) && kept.under === digest ? space.parse(kept.value) : null;
  } catch {
    return null;
  }
}
