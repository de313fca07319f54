import { setTimeout as sleep } from "node:timers/promises";
import { askOverview, type Reader } from "./ask-overview.ts";

const EVERY_MS = 300;
/** Whoever has no answer after so long has been left hanging. */
export const ANSWERED_WITHIN_MS = 5_000;
/** What a browser is told to wait before it comes back to a stream that ended. */
const COME_BACK_MS = 2_000;

export type LoadCounts = {
  readonly requests: number;
  readonly failed: number;
  /** Those of them that had no answer at all within five seconds. */
  readonly hung: number;
  /** How often a stream was opened, and how often it could not be. */
  readonly streams: number;
  readonly failedStreams: number;
};

export type LightLoad = {
  counts(): LoadCounts;
  /** What failed, in words, since the run began. */
  readonly failures: readonly string[];
  readonly ended: Promise<unknown>;
};

/** What a few browsers do while something else is tried: each reads its positions now and then, and one holds the stream. */
export const loadLightly = (readers: readonly Reader[], signal: AbortSignal): LightLoad => {
  const counts = { requests: 0, failed: 0, hung: 0, streams: 0, failedStreams: 0 };
  const failures: string[] = [];
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
  const note = (what: string, error: unknown): void =>
    void failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);

  const ask = async (reader: Reader): Promise<void> => {
    try {
      await askOverview(reader, ANSWERED_WITHIN_MS);
    } catch (error) {
      counts.failed += 1;
      if (error instanceof Error && error.name === "TimeoutError") counts.hung += 1;
      note("positions", error);
    }
    counts.requests += 1;
  };

  const keepAsking = async (): Promise<void> => {
    const asked = new Set<Promise<void>>();
    for (let turn = 0; !signal.aborted; turn += 1) {
      const reader = readers[turn % readers.length];
      if (reader === undefined) return;
      const one = ask(reader).finally(() => asked.delete(one));
      asked.add(one);
      await wait(EVERY_MS);
    }
    await Promise.all(asked);
  };

  const listen = async ({ url, cookie }: Reader): Promise<void> => {
    counts.streams += 1;
    try {
      const response = await fetch(`${url}/api/stream`, { headers: { cookie }, signal });
      if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
      // One that is broken off is come back to like one that ended.
      await response.body.pipeTo(new WritableStream()).catch(() => undefined);
    } catch (error) {
      if (signal.aborted) return;
      counts.failedStreams += 1;
      note("stream", error);
    }
  };

  const keepListening = async (): Promise<void> => {
    const [reader] = readers;
    while (reader !== undefined && !signal.aborted) {
      await listen(reader);
      await wait(COME_BACK_MS);
    }
  };
  return { counts: () => ({ ...counts }), failures, ended: Promise.all([keepAsking(), keepListening()]) };
};
