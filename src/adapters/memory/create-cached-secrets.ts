import type { Clock } from "#ports/clock.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";

type Found = Awaited<ReturnType<SealedSecrets["find"]>>;

/** Below the five minutes that are promised. */
const LIFE_MS = 240_000;

/**
 * Keeps ciphertext near for four minutes, at most `maxEntries` of it. Never stale: whoever asks names the revision they
 * have just read, and a replaced secret has another. What was not found is asked for again.
 */
export const createCachedSecrets = (
  secrets: Pick<SealedSecrets, "find">,
  options: { readonly clock: Clock; readonly maxEntries?: number },
): Pick<SealedSecrets, "find"> => {
  const maxEntries = options.maxEntries ?? 10_000;
  const kept = new Map<string, { readonly at: number; readonly found: NonNullable<Found> }>();
  const keep = (name: string, found: NonNullable<Found>): void => {
    kept.delete(name);
    kept.set(name, { at: options.clock(), found });
    const oldest = kept.keys().next();
    if (kept.size > maxEntries && !oldest.done) kept.delete(oldest.value);
  };
  return {
    find: async (subjectId, field, revision) => {
      const name = `${subjectId} ${field} ${revision}`;
      const known = kept.get(name);
      const age = known === undefined ? LIFE_MS : options.clock() - known.at;
      if (known !== undefined && age >= 0 && age < LIFE_MS) return known.found;
      kept.delete(name);
      const found = await secrets.find(subjectId, field, revision);
      if (found !== null) keep(name, found);
      return found;
    },
  };
};
