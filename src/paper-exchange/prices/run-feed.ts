import { setTimeout as pause } from "node:timers/promises";
import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";
import type { Feed } from "./feed.ts";

/** Later than this, in real time, we were asleep or stopped: the world does not catch up in a rush. */
const ASLEEP_MS = 2_000;

export type FeedRun = { stop(): Promise<void> };

type Stage = {
  readonly feed: Feed;
  /** Virtual seconds per real second. */
  readonly speed: number;
  readonly now: () => number;
  readonly step: (price: TimedPrice) => void;
  /** Moves the clock without trading, so that virtual time keeps up with real time; null to let it lag. */
  readonly leap: ((to: number) => void) | null;
  /** Hears of a feed that broke; nothing more comes after it. */
  readonly onEnd: (error: unknown) => void;
  /** Real time; the machine's own unless given. */
  readonly real?: RealTime;
};

export type RealTime = {
  readonly nowMs: () => number;
  /** Resolves early, without an error, once `stopping` is aborted. */
  readonly sleep: (ms: number, stopping: AbortSignal) => Promise<void>;
};

const MACHINE: RealTime = {
  nowMs: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
};

/** Plays a feed at its pace until it is stopped. */
export function runFeed(stage: Stage): FeedRun {
  const stopping = new AbortController();
  const done = play(stage, stopping.signal).catch(stage.onEnd);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function play(
  { feed, speed, now, step, leap, real = MACHINE }: Stage,
  stopping: AbortSignal,
): Promise<void> {
  let anchor = { real: real.nowMs(), virtual: now() };
  while (!stopping.aborted) {
    const next = await feed.next(now());
    if (next === null) return;
    const due = anchor.real + (next.at - anchor.virtual) / speed;
    const wait = due - real.nowMs();
    if (wait > 0) await real.sleep(wait, stopping);
    if (stopping.aborted) return;
    if (wait < -ASLEEP_MS) {
      leap?.(next.at - wait * speed);
      anchor = { real: real.nowMs(), virtual: Math.max(now(), next.at) };
    }
    step({ ...next, at: Math.max(next.at, now()) });
  }
}
