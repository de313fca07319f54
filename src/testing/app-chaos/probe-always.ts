import { setTimeout as sleep } from "node:timers/promises";
import { askOverview, type Reader } from "./ask-overview.ts";
import type { Fault } from "./fault-table.ts";
import type { Probe } from "./sum-up-probes.ts";

const EVERY_MS = 1_000;
const WITHIN_MS = 1_000;

const wordsOf = (error: unknown): string =>
  error instanceof Error
    ? error.name === "TimeoutError"
      ? "no answer within 1 s"
      : error.message
    : String(error);

const askHealth = async (url: string): Promise<void> => {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(WITHIN_MS) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
};

const askPositions = async (reader: Reader): Promise<boolean> => {
  const { positions, lastKnownAt } = await askOverview(reader, WITHIN_MS);
  if (positions === 0) throw new Error("no positions");
  return lastKnownAt !== null;
};

export type ProbeLog = {
  readonly probes: readonly Probe[];
  /** How many were answered by what was last known. */
  lastKnown(): number;
  readonly ended: Promise<void>;
};

/** Looks once a second, on the second, whatever became of the look before; until the signal. */
export const probeAlways = (
  reader: Reader,
  deps: {
    readonly elapsed: () => number;
    readonly faultNow: () => Fault | null;
    readonly signal: AbortSignal;
  },
): ProbeLog => {
  const probes: Probe[] = [];
  let lastKnown = 0;
  const probe = async (): Promise<void> => {
    const [atMs, fault] = [Math.round(deps.elapsed()), deps.faultNow()];
    const [health, positions] = await Promise.allSettled([askHealth(reader.url), askPositions(reader)]);
    if (positions.status === "fulfilled" && positions.value) lastKnown += 1;
    const missed = [
      ...(health.status === "rejected" ? [`health: ${wordsOf(health.reason)}`] : []),
      ...(positions.status === "rejected" ? [`positions: ${wordsOf(positions.reason)}`] : []),
    ];
    probes.push({ atMs, fault, missed: missed.length === 0 ? null : missed.join(", ") });
  };
  const run = async (): Promise<void> => {
    const looks = new Set<Promise<void>>();
    const begun = deps.elapsed();
    for (let turn = 1; !deps.signal.aborted; turn += 1) {
      const look = probe().finally(() => looks.delete(look));
      looks.add(look);
      const untilNext = begun + turn * EVERY_MS - deps.elapsed();
      await sleep(Math.max(0, untilNext), undefined, { signal: deps.signal }).catch(() => {});
    }
    await Promise.all(looks);
  };
  return { probes, lastKnown: () => lastKnown, ended: run() };
};
