import { expect, test } from "vitest";
import { createAnswerTally, type Ending, errorShare } from "./answer-tally.ts";

const ending = (over: Partial<Ending>): Ending => ({
  kind: "home",
  status: 200,
  ms: 10,
  hasRetryAfter: false,
  ...over,
});

const tallied = (endings: readonly Partial<Ending>[]) => {
  const tally = createAnswerTally();
  for (const one of endings) tally.note(ending(one));
  return tally.report();
};

test("every request is counted once, by how it ended", () => {
  const { answeredMs, byKind, ...counts } = tallied([
    {},
    { kind: "positions", ms: 30 },
    { status: 429, hasRetryAfter: true },
    { status: 503 },
    { status: 500 },
    { status: 502 },
    { status: 401 },
    { status: 207, hasRetryAfter: true },
    { status: 207 },
    { status: null },
  ]);
  expect(counts).toEqual({
    asked: 10,
    answered: 2,
    refused: 2,
    refusedWithoutRetryAfter: 2,
    serverErrors: 2,
    otherStatuses: 3,
    unanswered: 1,
  });
  expect(answeredMs).toMatchObject({ count: 2, p50: 10, max: 30 });
  expect(byKind).toMatchObject({ home: { count: 1, max: 10 }, positions: { count: 1, max: 30 } });
  expect(errorShare(counts)).toBeCloseTo(800 / 10);
});

test("how long a refusal took is not how long an answer takes", () => {
  expect(tallied([{ ms: 100 }, { status: 503, ms: 1 }]).answeredMs.p50).toBe(100);
});

test("of no request it is not told how many failed", () => {
  expect(errorShare(tallied([]))).toBeNaN();
});
