import type { HeldRow } from "#ports/engine-audit.ts";

type Watched = { readonly row: HeldRow; readonly killedAt: number };
type Moved = Watched & { readonly movedAt: number };

/**
 * How long what a killed worker held waited for somebody else. No row says who holds it, so every row whose lease runs at
 * a kill is watched from then until somebody else takes it over or it ends. Held by the dead were those that only somebody
 * else could move on: an intent whose fence grew afterwards, work that outlived its lease. What its living holder moved on
 * is left out. A row whose next holder is killed too is watched anew. Times are the database's, in milliseconds.
 */
export type ReclaimWatch = {
  /** What was held when a worker was killed. */
  kill(at: number, held: readonly HeldRow[]): void;
  /** What is held now. */
  see(at: number, held: readonly HeldRow[]): void;
  /** Milliseconds from kill to takeover or end, unsorted; `fences` are the last ones of all intents. */
  times(fences: ReadonlyMap<string, number>): readonly number[];
};

const keyOf = ({ kind, id }: HeldRow): string => `${kind} ${id}`;

/** Whether the row stands as it stood: an intent under the same claim, work under the same lease. */
const isSame = (row: HeldRow, now: HeldRow): boolean =>
  row.kind === "intent" ? now.fence === row.fence : now.leaseUntil === row.leaseUntil;

export const createReclaimWatch = (): ReclaimWatch => {
  const watched = new Map<string, Watched>();
  const moved: Moved[] = [];
  return {
    kill: (at, held) => {
      for (const row of held) {
        if (row.leaseUntil > at && !watched.has(keyOf(row))) watched.set(keyOf(row), { row, killedAt: at });
      }
    },
    see: (at, held) => {
      const now = new Map(held.map((row) => [keyOf(row), row]));
      for (const [key, one] of watched) {
        const row = now.get(key);
        if (row !== undefined && isSame(one.row, row)) continue;
        watched.delete(key);
        moved.push({ ...one, movedAt: at });
      }
    },
    times: (fences) =>
      moved
        .filter(({ row, movedAt }) =>
          row.kind === "work" ? movedAt >= row.leaseUntil : (fences.get(row.id) ?? 0) > row.fence,
        )
        .map(({ killedAt, movedAt }) => movedAt - killedAt),
  };
};

/** The smallest value that so many hundredths of all are not above; 0 of none. */
export const percentile = (values: readonly number[], hundredths: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)] ?? 0;
};
