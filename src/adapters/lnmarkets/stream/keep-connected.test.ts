import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ConnectionEvents, keepConnected } from "./keep-connected.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Waits of 1, 2, 4 and at most 5 s, and 60 s after a refusal; `random` decides how much of the second half of them. */
const keep = (random = 1) => {
  const connections: ConnectionEvents[] = [];
  const heard: string[] = [];
  const { stop } = keepConnected(
    { firstRetryMs: 1_000, longestRetryMs: 5_000, refusedRetryMs: 60_000, random: () => random },
    { onUp: () => void heard.push("up"), onDown: (reason) => void heard.push(reason) },
    (on) => {
      connections.push(on);
      return { close: () => on.onClose("closed by us") };
    },
  );
  /** Cuts the connection and tells how long it takes until the next is made; null when none is. */
  const cut = (before: (on: ConnectionEvents) => void = () => undefined): number | null => {
    const on = connections.at(-1);
    if (on === undefined) throw new Error("Nobody connected");
    const made = connections.length;
    before(on);
    on.onClose("cut");
    for (let waited = 0; waited <= 100_000; waited += 500) {
      if (connections.length > made) return waited;
      vi.advanceTimersByTime(500);
    }
    return null;
  };
  return { heard, cut, stop };
};

describe("a connection that breaks", () => {
  test("is made again after waits that grow up to a limit, and is told down once", () => {
    const { heard, cut } = keep();
    expect([cut(), cut(), cut(), cut(), cut()]).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(heard).toEqual(["cut"]);
  });

  test("waits between half and the whole of that, so that many do not come back at once", () => {
    const { cut } = keep(0);
    expect([cut(), cut(), cut(), cut()]).toEqual([500, 1_000, 2_000, 2_500]);
  });

  test("waits as for the first time only after it did what it is for: being let in is not enough", () => {
    const { heard, cut } = keep();
    const up = (on: ConnectionEvents) => on.onUp();
    expect([cut(up), cut(up), cut(up)]).toEqual([1_000, 2_000, 4_000]);
    expect(heard).toEqual(["up", "cut", "up", "cut", "up", "cut"]);
    expect(cut((on) => on.onUseful())).toBe(1_000);
  });

  test("rests long after a refusal, and only after that one", () => {
    const { cut } = keep();
    expect(cut((on) => on.onRefused())).toBe(60_000);
    expect(cut()).toBe(2_000);
  });

  test("is not made again once stopped, and nothing more is told", () => {
    const { heard, cut, stop } = keep();
    stop();
    expect(cut()).toBeNull();
    expect(heard).toEqual([]);
  });
});
