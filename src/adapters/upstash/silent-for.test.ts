import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentFor } from "./silent-for.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "setImmediate"] }));
afterEach(() => void vi.useRealTimers());

test("gives up after the time it says, and not before", () => {
  const signal = silentFor(250);
  vi.advanceTimersByTime(249);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(2);
  expect(signal.aborted).toBe(true);
  expect(signal.reason).toMatchObject({ name: "TimeoutError", message: "No answer within 250 ms" });
});

test("listens once more after the last moment, because what arrived by then has not been heard yet", () => {
  const signal = silentFor(250);
  for (let slice = 0; slice < 5; slice += 1) vi.advanceTimersToNextTimer();
  expect(signal.aborted).toBe(false);
  vi.advanceTimersToNextTimer();
  expect(signal.aborted).toBe(true);
});
