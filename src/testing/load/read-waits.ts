/** How many statements waited for a connection no longer than each of these bounds, in seconds, since a process began. */
export type Waits = ReadonlyMap<number, number>;

const BUCKET = /^database_wait_seconds_bucket\{le="([^"]+)"\} (\S+)$/gm;

/** Out of what a web process shows Prometheus. */
export const waitsIn = (text: string): Waits =>
  new Map(
    [...text.matchAll(BUCKET)].map(([, bound, count]) => [
      Number(bound?.replace("+Inf", "Infinity")),
      Number(count),
    ]),
  );

/** What lies between two looks at the same processes, of all of them together. */
export const waitsBetween = (before: readonly Waits[], after: readonly Waits[]): Waits => {
  const sum = (all: readonly Waits[], bound: number): number =>
    all.reduce((total, waits) => total + (waits.get(bound) ?? 0), 0);
  const bounds = new Set(after.flatMap((waits) => [...waits.keys()]));
  return new Map([...bounds].map((bound) => [bound, sum(after, bound) - sum(before, bound)]));
};

/** No more than `1 - share` of all waited longer than so many milliseconds: a bound that was counted by. NaN where none waited. */
export const waitWithin = (waits: Waits, share: number): number => {
  const bounds = [...waits].toSorted(([one], [other]) => one - other);
  const all = bounds.at(-1)?.[1] ?? 0;
  const found = bounds.find(([, count]) => all > 0 && count >= share * all);
  return found === undefined ? Number.NaN : found[0] * 1_000;
};
