import type { Automations } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { Log } from "#ports/log.ts";
import type { Mails } from "#ports/mails.ts";
import type { SecurityLog } from "#ports/security-log.ts";
import type { Sessions } from "#ports/sessions.ts";
import type { Users } from "#ports/users.ts";

/** What noting, judging and answering security events needs. */
export type SecurityDeps = {
  readonly securityLog: SecurityLog;
  readonly users: Pick<Users, "find">;
  readonly automations: Pick<Automations, "pauseAllOf">;
  readonly sessions: Pick<Sessions, "endAllOf">;
  readonly mails: Pick<Mails, "write">;
  readonly clock: Clock;
  readonly log: Log;
};
