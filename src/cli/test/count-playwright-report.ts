import { z } from "zod";
import type { Tally } from "./tally.ts";

const schema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

/** Playwright's own counts. A test that passes only sometimes, or was skipped, did not pass. */
export function countPlaywrightReport(report: unknown): Tally | undefined {
  const parsed = schema.safeParse(report).data;
  if (parsed === undefined) return undefined;
  const { expected, unexpected, flaky, skipped } = parsed.stats;
  return { passed: expected, failed: unexpected + flaky + skipped + parsed.errors.length };
}
