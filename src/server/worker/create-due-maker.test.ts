import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { createDueMaker } from "./create-due-maker.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const maker = () => {
  const dueAt: number[] = [];
  const crossDueAt: number[] = [];
  const accounts = { makeDue: async (_: string, at: number) => void dueAt.push(at) };
  const crossPositions = { makeDue: async () => void crossDueAt.push(Date.now()) };
  const wired = { accounts, crossPositions, clock: Date.now, log: aLog().log };
  return { dueAt, crossDueAt, ...createDueMaker(wired, "account") };
};

test("an account is due when something is heard, and once more when a reading under way has ended", async () => {
  const { dueAt, crossDueAt, hear } = maker();
  hear({ kind: "balance-changed" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([dueAt, crossDueAt]).toEqual([[0, 2_000], []]);
});

test("its cross position too where the cross margin is heard of, or what happened was not told", async () => {
  for (const event of [undefined, { kind: "cross-changed" } as const]) {
    const { dueAt, crossDueAt, hear } = maker();
    const began = Date.now();
    hear(event);
    hear({ kind: "balance-changed" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(dueAt.map((at) => at - began)).toEqual([0, 0, 2_000]);
    // A reading under way may have begun before: the second one asks for it again.
    expect(crossDueAt.map((at) => at - began)).toEqual([0, 2_000]);
  }
});

test("many events in a row share the second reading, which comes after the last of them", async () => {
  const { dueAt, hear } = maker();
  for (let count = 0; count < 3; count += 1) {
    hear();
    await vi.advanceTimersByTimeAsync(1_500);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(dueAt).toEqual([0, 1_500, 3_000, 5_000]);
});

test("nothing becomes due once nobody listens any more", async () => {
  const { dueAt, hear, stop } = maker();
  hear();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(dueAt).toEqual([0]);
});

test("a database that is away is logged and ends nothing", async () => {
  const { log, lines } = aLog();
  const makeDue = async () => Promise.reject(new Error("away"));
  const wired = { accounts: { makeDue }, crossPositions: { makeDue: async () => undefined } };
  const { hear } = createDueMaker({ ...wired, clock: Date.now, log }, "account");
  hear();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(lines.filter((line) => line.includes("make-due-failed"))).toHaveLength(2);
});
