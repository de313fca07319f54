import { expect, test } from "vitest";
import { type Strain, shouldShed } from "./should-shed.ts";

const CASES: ReadonlyArray<readonly [what: string, strain: Strain, isShed: boolean]> = [
  ["nothing to do", { inFlight: 0, recentMs: 0, lateMs: 0 }, false],
  ["a burst that is answered quickly", { inFlight: 511, recentMs: 40, lateMs: 5 }, false],
  ["a slow database that few ask", { inFlight: 15, recentMs: 5_000, lateMs: 0 }, false],
  ["many that wait for long", { inFlight: 16, recentMs: 1_000, lateMs: 0 }, true],
  ["many in a process that comes late", { inFlight: 16, recentMs: 600, lateMs: 400 }, true],
  ["many that wait for just not too long", { inFlight: 100, recentMs: 600, lateMs: 399 }, false],
  ["more than are ever begun", { inFlight: 512, recentMs: 1, lateMs: 0 }, true],
];

test.each(CASES)("%s", (_, strain, isShed) => {
  expect(shouldShed(strain)).toBe(isShed);
});
