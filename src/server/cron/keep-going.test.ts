import { beforeEach, describe, expect, test } from "vitest";
import { createVirtualTime, type VirtualTime } from "#testing/infra/virtual-time.ts";
import { aLog } from "#testing/server/a-log.ts";
import { keepGoing, type Round } from "./keep-going.ts";

const MINUTE = 60_000;
let time: VirtualTime;
let lines: string[];
let begun: number[];
beforeEach(() => {
  time = createVirtualTime();
  begun = [];
});

/** A call with 52 s for rounds of every 5 s and 56 s to answer. */
const call = (round: Round) => {
  const logged = aLog();
  lines = logged.lines;
  return keepGoing(logged, { ...time, lastStartMs: 52_000, endMs: 56_000 }, 5_000, (signal) => {
    begun.push(time.clock());
    return round(signal);
  });
};
const never = (): Promise<never> => new Promise(() => undefined);

describe("a cron call's rounds", () => {
  test("come at their pace until the time for them is over", async () => {
    const rounds = call(async () => "again");
    await time.pass(MINUTE);
    expect(await rounds).toEqual({ ended: 11, failed: 0, isLate: false });
    expect(begun).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50].map((seconds) => seconds * 1_000));
  });

  test("stop when one says that it is enough", async () => {
    const rounds = call(async () => "enough");
    expect(await rounds).toEqual({ ended: 1, failed: 0, isLate: false });
  });

  test("are never waited for less than no time, though the clock goes on while it is read", async () => {
    const waits: number[] = [];
    let now = 0;
    const running = {
      ...time,
      clock: () => now++,
      sleep: async (ms: number) => {
        waits.push(ms);
        if (ms > 5_000) await never();
      },
    };
    let left = 3;
    const round: Round = async () => (left-- > 0 ? "again" : "enough");
    await keepGoing(aLog(), { ...running, lastStartMs: 52_000, endMs: 56_000 }, 1, round);
    expect(Math.min(...waits)).toBe(0);
  });

  test("that take longer than their pace follow each other at once, without catching up", async () => {
    const rounds = call(async () => {
      await time.sleep(12_000);
      return "again";
    });
    await time.pass(MINUTE);
    expect(begun).toEqual([0, 12_000, 24_000, 36_000, 48_000]);
    // The last one began in time and would end at 60 s.
    expect(await rounds).toEqual({ ended: 4, failed: 0, isLate: true });
  });

  test("do not keep the call when one hangs for ever, and it is told so", async () => {
    let told: AbortSignal | undefined;
    const rounds = call(async (signal) => {
      told = signal;
      return never();
    });
    await time.pass(55_999);
    expect(told?.aborted).toBe(false);
    await time.pass(1);
    expect(await rounds).toEqual({ ended: 0, failed: 0, isLate: true });
    expect(told?.aborted).toBe(true);
    await time.pass(10 * MINUTE);
    expect(begun).toEqual([0]);
  });

  test("that fail are logged and followed by the next", async () => {
    const rounds = call(async () => {
      if (begun.length < 3) throw new Error("the database is away");
      return "enough";
    });
    await time.pass(MINUTE);
    expect(await rounds).toEqual({ ended: 1, failed: 2, isLate: false });
    expect(lines.filter((line) => line.includes("the database is away"))).toHaveLength(2);
  });

  test("that all fail make the call fail", async () => {
    const rounds = call(async () => Promise.reject(new Error("the database is away")));
    const outcome = expect(rounds).rejects.toThrow("the database is away");
    await time.pass(MINUTE);
    await outcome;
  });
});
