export type Tally = Readonly<{ passed: number; failed: number }>;

/** How a runner ended, and what its report says when it left one that can be read. */
export type RunnerEnd = Readonly<{ ok: boolean; report: Tally | undefined }>;

/** A runner that dies, executes nothing, or fails beyond what it reports counts as one failure itself. */
export function tallyOf({ ok, report }: RunnerEnd): Tally {
  if (report === undefined) return { passed: 0, failed: 1 };
  const isSilent = report.passed + report.failed === 0;
  const failsUnreported = !ok && report.failed === 0;
  return isSilent || failsUnreported ? { passed: report.passed, failed: 1 } : report;
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** How several runs ended as one: well if each did, and without a report if one of them left none. */
export function joinEnds(ends: readonly RunnerEnd[]): RunnerEnd {
  const reports = ends.flatMap(({ report }) => report ?? []);
  return {
    ok: ends.every(({ ok }) => ok),
    report: reports.length === ends.length ? sumTallies(reports) : undefined,
  };
}
