import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Part, Values } from "../bench.ts";
import { atMost } from "../figure.ts";
import { openToldBench } from "./open-told-bench.ts";

const TOLD = 100;
const EVERY_MS = 100;
const PATIENCE_MS = 5 * 60_000;

const ALL_UP = "a critical message reaches its first channel, 95th percentile";
const FIRST_DOWN = "with the first channel down it reaches the next, 95th percentile";
const ARRIVED = (how: string) => `critical messages that arrived, ${how}`;

type Stage = Awaited<ReturnType<typeof openToldBench>>;

/** Seconds from the outcome to the channel, of each message; `arrivals` counts what the channel has got by now. */
const tell = async (
  { wired }: Stage,
  userIds: readonly string[],
  arrivals: () => number,
): Promise<readonly number[]> => {
  const [begun, took] = [[] as number[], [] as number[]];
  const before = arrivals();
  const watch = async (): Promise<void> => {
    const until = performance.now() + PATIENCE_MS;
    while (took.length < TOLD && performance.now() < until) {
      // They are told in the order they happened, a batch of the queue apart at most.
      while (took.length < arrivals() - before)
        took.push((performance.now() - (begun[took.length] ?? 0)) / 1_000);
      await sleep(10);
    }
  };
  const watching = watch();
  for (const userId of userIds) {
    begun.push(performance.now());
    const facts = { kind: "security-alert", title: { en: "A test", "pt-BR": "Um teste" } } as const;
    await wired.notifications.add({ id: randomUUID(), userId, severity: "danger", facts, at: Date.now() });
    await sleep(EVERY_MS);
  }
  await watching;
  return took.toSorted((one, other) => one - other);
};

const p95 = (sorted: readonly number[]): number =>
  sorted.length < TOLD ? Number.NaN : (sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN);

const measure = async (): Promise<Values> => {
  const stage = await openToldBench();
  try {
    const userIds: string[] = [];
    for (let count = 0; count < TOLD; count += 1) userIds.push(await stage.addTrader());
    stage.startWorker();
    const up = await tell(stage, userIds, () => stage.pushService.received().length);
    stage.pushService.setFault("broken");
    const down = await tell(stage, userIds, () => stage.telegram.sent.length);
    return {
      [ALL_UP]: p95(up),
      [FIRST_DOWN]: p95(down),
      [ARRIVED("all up")]: up.length,
      [ARRIVED("first down")]: down.length,
    };
  } finally {
    await stage.stop();
  }
};

/** From what happened to the phone, the worker as it runs; and to the next channel where the phone's is down. */
export const critical: Part<null> = {
  title: "critical messages",
  figures: [
    { name: ALL_UP, unit: "s", target: atMost(60) },
    { name: FIRST_DOWN, unit: "s", target: atMost(300) },
    { name: ARRIVED("all up"), unit: "messages", target: null },
    { name: ARRIVED("first down"), unit: "messages", target: null },
  ],
  measure,
};
