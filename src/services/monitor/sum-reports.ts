import { emptyReport } from "./empty-report.ts";
import type { TickReport } from "./monitor-deps.ts";

/** What several ticks did together. */
export const sumReports = (reports: readonly TickReport[]): TickReport => {
  const sum = emptyReport();
  for (const report of reports) {
    for (const count of Object.keys(sum) as (keyof TickReport)[]) sum[count] += report[count];
  }
  return sum;
};
