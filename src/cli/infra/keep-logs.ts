import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "./checkout.ts";

/** Copies the logs of a run that ended badly to where tests leave their traces, for the next run removes them; tells where. */
export function keepLogs(logs: string): string {
  const kept = join(CHECKOUT, "test-results", "logs");
  // Those of another run would be read as if they were of this one.
  rmSync(kept, { recursive: true, force: true });
  cpSync(logs, kept, { recursive: true });
  return kept;
}
