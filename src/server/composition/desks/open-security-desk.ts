import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresMails } from "#adapters/postgres/postgres-mails.ts";
import { createPostgresReceiptChains } from "#adapters/postgres/postgres-receipt-chains.ts";
import { createPostgresSecurityLog } from "#adapters/postgres/postgres-security-log.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import type { ReceiptChains } from "#ports/receipt-chains.ts";
import { createSecurityRecorder } from "#services/security/create-security-recorder.ts";
import type { Wired } from "../../wired.ts";
import type { WiringOptions } from "../wiring-options.ts";

type SecurityDesk = Pick<Wired, "users" | "securityLog" | "security" | "clock"> & {
  readonly receiptChains: ReceiptChains;
  close(): Promise<void>;
};

/** The security log, the chains of receipts and the people it is about, for commands that open no keys. */
export const openSecurityDesk = (
  databaseUrl: string,
  { clock, log }: Pick<WiringOptions, "clock" | "log">,
): SecurityDesk => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-security" });
  const parts = {
    users: createPostgresUsers(db),
    sessions: createPostgresSessions(db),
    automations: createPostgresAutomations(db),
    mails: createPostgresMails(db, null),
    securityLog: createPostgresSecurityLog(db),
    receiptChains: createPostgresReceiptChains(db),
    clock,
    log,
  };
  return { ...parts, security: createSecurityRecorder(parts), close };
};
