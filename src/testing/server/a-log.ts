import { createLog } from "#server/log.ts";

/** The real log, writing into a list of lines. */
export function aLog() {
  const lines: string[] = [];
  return { log: createLog({ write: (line) => void lines.push(line) }), lines };
}
