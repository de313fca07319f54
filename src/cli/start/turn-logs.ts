import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";

const LOG = ".log";
const PREVIOUS = ".previous.log";

/** Lays what the parts said in the last run beside what they will say in this one; what was said before that goes. */
export function turnLogs(logs: string): void {
  for (const name of readdirSync(logs)) {
    if (!name.endsWith(LOG) || name.endsWith(PREVIOUS)) continue;
    renameSync(join(logs, name), join(logs, `${name.slice(0, -LOG.length)}${PREVIOUS}`));
  }
}
