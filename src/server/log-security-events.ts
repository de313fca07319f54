import type { Log } from "#ports/log.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";

/** Security events as lines of the log: for processes that have no other place for them. */
export const logSecurityEvents = (log: Log): SecurityRecorder => ({
  record: async ({ facts, ...event }) =>
    log.info("security-event", { ...event, facts: JSON.stringify(facts) }),
});
