import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clockNow, hearClock, tellClock } from "./clock.ts";

const BEGIN = Date.UTC(2030, 0, 1);

let stopped: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers({ now: BEGIN }));
afterEach(() => {
  for (const stop of stopped) stop();
  stopped = [];
  vi.useRealTimers();
});

const hearing = () => {
  const heard: number[] = [];
  stopped.push(hearClock(() => void heard.push(clockNow() - BEGIN)));
  heard.length = 0;
  return heard;
};

it("tells every second to all at once, by one timer", () => {
  const [one, other] = [hearing(), hearing()];
  vi.advanceTimersByTime(3_000);
  expect(one).toEqual([1_000, 2_000, 3_000]);
  expect(other).toEqual(one);
  expect(vi.getTimerCount()).toBe(1);
});

it("tells at once with what is drawn anyway, and not again beside it", () => {
  const heard = hearing();
  for (let count = 0; count < 3; count += 1) {
    vi.advanceTimersByTime(1_050);
    heard.push(-1);
    tellClock();
  }
  expect(heard).toEqual([1_000, -1, 1_050, -1, 2_100, -1, 3_150]);
  vi.advanceTimersByTime(2_250);
  expect(heard.slice(-2)).toEqual([4_400, 5_400]);
});

it("stands still for a second at the most where nobody hears", () => {
  const stop = hearClock(() => undefined);
  stop();
  expect(vi.getTimerCount()).toBe(0);
  tellClock();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(clockNow()).toBe(BEGIN + 5_000);
});
