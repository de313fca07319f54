import type { TickReport } from "./monitor-deps.ts";

/** The report of a tick that has done nothing yet. */
export const emptyReport = (): TickReport => ({
  hits: 0,
  confirmed: 0,
  rejected: 0,
  unknown: 0,
  held: 0,
  dropped: 0,
  putOff: 0,
  reconciled: 0,
  expectedMs: 0,
});
