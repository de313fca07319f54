import type { Elapsed } from "#ports/clock.ts";

/** What was seen a moment ago, by name; a name that was not seen since is forgotten. */
export type BriefMemory<T> = {
  keep(name: string, value: T): void;
  /** Null for what was never seen, or too long ago. */
  of(name: string): T | null;
  forget(name: string): void;
  clear(): void;
};

type Kept<T> = { readonly value: T; readonly until: number };

/** Remembers each value for so long and the latest `most` of them; time is the process's own, which no clock can set back. */
export const createBriefMemory = <T>(bounds: {
  readonly elapsed: Elapsed;
  readonly forMs: number;
  readonly most: number;
}): BriefMemory<T> => {
  /** The one seen longest ago first. */
  const kept = new Map<string, Kept<T>>();
  const dropOld = () => {
    for (const [name, { until }] of kept) {
      if (kept.size <= bounds.most && until > bounds.elapsed()) return;
      kept.delete(name);
    }
  };
  return {
    keep: (name, value) => {
      kept.delete(name);
      kept.set(name, { value, until: bounds.elapsed() + bounds.forMs });
      dropOld();
    },
    of: (name) => {
      const found = kept.get(name);
      return found !== undefined && found.until > bounds.elapsed() ? found.value : null;
    },
    forget: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
};
