import { z } from "zod";
import type { Tally } from "./tally.ts";

const schema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Vitest's own counts. A file that never came to its tests is one failure; a skipped test is one too. */
export function countVitestReport(report: unknown): Tally | undefined {
  const parsed = schema.safeParse(report).data;
  if (parsed === undefined) return undefined;
  const broken = parsed.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const notRun = parsed.numPendingTests + parsed.numTodoTests;
  return { passed: parsed.numPassedTests, failed: parsed.numFailedTests + notRun + broken.length };
}
