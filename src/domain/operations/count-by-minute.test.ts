import { expect, test } from "vitest";
import { countOne, type MinuteCounts, sumOf } from "./count-by-minute.ts";

const MINUTE = 60_000;

const counted = (requests: ReadonlyArray<readonly [at: number, isFailure: boolean]>): MinuteCounts =>
  requests.reduce<MinuteCounts>((counts, [at, isFailure]) => countOne(counts, at, isFailure), []);

test("the last five minutes are counted, the running one among them", () => {
  const counts = counted([
    [0, true],
    [MINUTE - 1, false],
    [MINUTE, false],
    [4 * MINUTE, true],
  ]);
  expect(sumOf(counts, 5 * MINUTE - 1)).toEqual({ total: 4, failed: 2 });
  // The first minute, with two of them, is out of it now.
  expect(sumOf(counts, 5 * MINUTE)).toEqual({ total: 2, failed: 1 });
  expect(sumOf(counts, 60 * MINUTE)).toEqual({ total: 0, failed: 0 });
});

test("what is too old is forgotten, so that years take no more room than minutes", () => {
  const counts = counted(Array.from({ length: 1_000 }, (_, index) => [index * MINUTE, false] as const));
  expect(counts).toHaveLength(5);
});
