import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Part, Values } from "../bench.ts";
import { exactly } from "../figure.ts";
import { openToldBench } from "./open-told-bench.ts";

const QUEUED = 10_000;
const TRADERS = 50;
const AT_ONCE = 100;
const WORKERS = 3;
/** A process takes a second or two until it works: one that is killed before that loses nothing, and drains nothing. */
const KILL_EVERY_MS = 3_000;
const PATIENCE_MS = 6 * 60_000;

const of = (what: string) => `${QUEUED.toLocaleString("en")} queued while workers are killed: ${what}`;

const queue = async ({ wired }: Awaited<ReturnType<typeof openToldBench>>, userIds: readonly string[]) => {
  for (let done = 0; done < QUEUED; done += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, at) => userIds[(done + at) % userIds.length] ?? "");
    await Promise.all(
      batch.map((userId) =>
        wired.notifications.add({
          id: randomUUID(),
          userId,
          severity: "info",
          facts: { kind: "test", channel: "webhook" },
          at: Date.now(),
        }),
      ),
    );
  }
};

/** Everything that is queued arrives, and whoever receives can tell what came twice by its key. */
const measure = async (): Promise<Values> => {
  const bench = await openToldBench();
  try {
    const userIds: string[] = [];
    for (let count = 0; count < TRADERS; count += 1) userIds.push(await bench.addTrader());
    await queue(bench, userIds);
    for (let count = 0; count < WORKERS; count += 1) bench.startWorker();
    const begun = performance.now();
    const keysOf = () => new Set(bench.receiver.received.map(({ headers }) => headers["idempotency-key"]));
    let kills = 0;
    while (keysOf().size < QUEUED && performance.now() - begun < PATIENCE_MS) {
      await sleep(KILL_EVERY_MS);
      await bench.killOne();
      kills += 1;
    }
    const drainS = (performance.now() - begun) / 1_000;
    // What comes after the last was there is a repetition, if anything.
    await sleep(5_000);
    await bench.stopWorkers();
    const told = new Set(bench.receiver.payloads().map(({ notificationId }) => notificationId));
    const bodies = new Map<string, Set<string>>();
    for (const { headers, body } of bench.receiver.received) {
      const key = String(headers["idempotency-key"]);
      bodies.set(key, (bodies.get(key) ?? new Set()).add(body));
    }
    return {
      [of("lost")]: QUEUED - told.size,
      [of("told under two keys")]: keysOf().size - told.size,
      [of("keys with two bodies")]: [...bodies.values()].filter(({ size }) => size > 1).length,
      [of("sent again under the same key")]: bench.receiver.received.length - keysOf().size,
      [of("kills")]: kills,
      [of("time")]: drainS,
    };
  } finally {
    await bench.stop();
  }
};

export const drain: Part<null> = {
  title: "draining",
  figures: [
    { name: of("lost"), unit: "messages", target: exactly(0) },
    { name: of("told under two keys"), unit: "messages", target: exactly(0) },
    { name: of("keys with two bodies"), unit: "keys", target: exactly(0) },
    { name: of("sent again under the same key"), unit: "messages", target: null },
    { name: of("kills"), unit: "kills", target: null },
    { name: of("time"), unit: "s", target: null },
  ],
  measure,
};
