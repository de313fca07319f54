import { describe, expect, test } from "vitest";
import { countPlaywrightReport } from "./count-playwright-report.ts";
import { countVitestReport } from "./count-vitest-report.ts";
import { joinEnds, sumTallies, tallyOf } from "./tally.ts";

const vitestReport = (counts: object, files: readonly object[] = []) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
  ...counts,
});

describe("a runner", () => {
  test("that dies without a report counts as failed", () => {
    expect(tallyOf({ ok: false, report: undefined })).toEqual({ passed: 0, failed: 1 });
    expect(tallyOf({ ok: true, report: undefined })).toEqual({ passed: 0, failed: 1 });
  });

  test("that executes no test counts as failed", () => {
    expect(tallyOf({ ok: true, report: { passed: 0, failed: 0 } })).toEqual({ passed: 0, failed: 1 });
  });

  test("that fails although every test passed counts as failed and keeps its passes", () => {
    expect(tallyOf({ ok: false, report: { passed: 7, failed: 0 } })).toEqual({ passed: 7, failed: 1 });
  });

  test("that reports its failures is not counted twice", () => {
    expect(tallyOf({ ok: false, report: { passed: 7, failed: 2 } })).toEqual({ passed: 7, failed: 2 });
  });
});

describe("several runs", () => {
  const whole = { ok: true, report: { passed: 7, failed: 0 } };
  const empty = { ok: true, report: { passed: 0, failed: 0 } };

  test("are silent only where each of them is", () => {
    expect(tallyOf(joinEnds([whole, empty]))).toEqual({ passed: 7, failed: 0 });
    expect(tallyOf(joinEnds([empty, empty]))).toEqual({ passed: 0, failed: 1 });
  });

  test("fail where one of them ended badly or left no report", () => {
    expect(tallyOf(joinEnds([whole, { ok: false, report: whole.report }]))).toEqual({
      passed: 14,
      failed: 1,
    });
    expect(tallyOf(joinEnds([whole, { ok: true, report: undefined }]))).toEqual({ passed: 0, failed: 1 });
  });
});

describe("a vitest report", () => {
  test("counts skipped and unwritten tests as failed", () => {
    const report = vitestReport({
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
    });
    expect(countVitestReport(report)).toEqual({ passed: 5, failed: 4 });
  });

  test("counts a file that could not be loaded as one failure, and a failed test once", () => {
    const unloadable = { status: "failed", assertionResults: [] };
    const failing = { status: "failed", assertionResults: [{ status: "failed" }] };
    const report = vitestReport({ numPassedTests: 3, numFailedTests: 1 }, [unloadable, failing]);
    expect(countVitestReport(report)).toEqual({ passed: 3, failed: 2 });
  });

  test("that is cut short is no report", () => {
    expect(countVitestReport({ numPassedTests: 3 })).toBeUndefined();
    expect(countVitestReport(undefined)).toBeUndefined();
  });
});

describe("a playwright report", () => {
  test("counts flaky and skipped tests and errors outside tests as failed", () => {
    const report = {
      stats: { expected: 9, unexpected: 1, flaky: 2, skipped: 3 },
      errors: [{ message: "setup" }],
    };
    expect(countPlaywrightReport(report)).toEqual({ passed: 9, failed: 7 });
  });

  test("that is cut short is no report", () => {
    expect(countPlaywrightReport({ stats: {} })).toBeUndefined();
  });
});

test("the sum is what the last line says", () => {
  const tallies = [
    { passed: 3, failed: 0 },
    { passed: 10, failed: 2 },
    { passed: 0, failed: 1 },
  ];
  expect(sumTallies(tallies)).toEqual({ passed: 13, failed: 3 });
});
