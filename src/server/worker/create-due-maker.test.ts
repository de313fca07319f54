import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { createDueMaker } from "./create-due-maker.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const maker = () => {
  const dueAt: number[] = [];
  const makeDue = async (_: string, at: number) => void dueAt.push(at);
  const { hear, stop } = createDueMaker(
    { accounts: { makeDue }, clock: Date.now, log: aLog().log },
    "account",
  );
  return { dueAt, hear, stop };
};

test("an account is due when something is heard, and once more when a reading under way has ended", () => {
  const { dueAt, hear } = maker();
  hear();
  vi.advanceTimersByTime(60_000);
  expect(dueAt).toEqual([0, 2_000]);
});

test("many events in a row share the second reading, which comes after the last of them", () => {
  const { dueAt, hear } = maker();
  for (let count = 0; count < 3; count += 1) {
    hear();
    vi.advanceTimersByTime(1_500);
  }
  vi.advanceTimersByTime(60_000);
  expect(dueAt).toEqual([0, 1_500, 3_000, 5_000]);
});

test("nothing becomes due once nobody listens any more", () => {
  const { dueAt, hear, stop } = maker();
  hear();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(dueAt).toEqual([0]);
});

test("a database that is away is logged and ends nothing", async () => {
  const { log, lines } = aLog();
  const makeDue = async () => Promise.reject(new Error("away"));
  const { hear } = createDueMaker({ accounts: { makeDue }, clock: Date.now, log }, "account");
  hear();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(lines.filter((line) => line.includes("make-due-failed"))).toHaveLength(2);
});
