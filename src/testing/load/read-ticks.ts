import { type MetricsPlace, readMetrics } from "./read-metrics.ts";

/** What a worker tells of its ticks, as it counts since it began. */
export type TickCount = {
  readonly ticks: number;
  readonly lateSeconds: number;
  readonly workSeconds: number;
};

const sumIn = (text: string, name: string): number =>
  [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"))].reduce(
    (total, [, value]) => total + Number(value),
    0,
  );

/** Out of what the worker shows Prometheus. */
export const ticksIn = (text: string): TickCount => ({
  ticks: sumIn(text, "tick_lateness_seconds_count"),
  lateSeconds: sumIn(text, "tick_lateness_seconds_sum"),
  workSeconds: sumIn(text, "tick_duration_seconds_sum"),
});

export type TickReport = {
  readonly ticks: number;
  /** From a price to the moment its tick was taken, on average. */
  readonly latenessMs: number;
  /** From then on until all that it hit was claimed, on average. */
  readonly workMs: number;
};

/** What lies between two counts. */
export const ticksBetween = (one: TickCount, other: TickCount): TickReport => {
  const ticks = other.ticks - one.ticks;
  const each = (seconds: number): number => (1_000 * seconds) / ticks;
  return {
    ticks,
    latenessMs: each(other.lateSeconds - one.lateSeconds),
    workMs: each(other.workSeconds - one.workSeconds),
  };
};

/** Asks a worker. */
export const readTicks = async (worker: MetricsPlace): Promise<TickCount> =>
  ticksIn(await readMetrics(worker));
