import { createProbeDesk } from "#adapters/lnmarkets/probe/create-probe-desk.ts";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresEngineAudit } from "#adapters/postgres/postgres-engine-audit.ts";
import { createPostgresMails } from "#adapters/postgres/postgres-mails.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { createPostgresReceiptChains } from "#adapters/postgres/postgres-receipt-chains.ts";
import { createPostgresSecurityLog } from "#adapters/postgres/postgres-security-log.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { createPostgresTenantAudit } from "#adapters/postgres/postgres-tenant-audit.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import type { EngineAudit } from "#ports/engine-audit.ts";
import type { Credential, Network } from "#ports/exchange.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { ProbeDesk } from "#ports/probe-desk.ts";
import type { ReceiptChains } from "#ports/receipt-chains.ts";
import type { TenantAudit } from "#ports/tenant-audit.ts";
import { createSecurityRecorder } from "#services/security/create-security-recorder.ts";
import type { Wired } from "../wired.ts";
import { baseUrls } from "./base-urls.ts";
import type { WiringOptions } from "./wiring-options.ts";

/** What the live probe asks through: one account, without a database and without a line to stand in. */
export const openProbeDesk = (options: {
  readonly network: Network;
  readonly credential: Credential;
  readonly paper: WiringOptions["paper"];
}): ProbeDesk => {
  const { network, credential, paper } = options;
  return createProbeDesk({
    ...baseUrls(paper)[network],
    credential: openPlainCredential(credential),
    now: Date.now,
  });
};

/** What was seen of the networks, for a command that needs nothing else of the product. */
export const openObservedNetworks = (
  databaseUrl: string,
): { readonly networks: ObservedNetworks; readonly close: () => Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-probe" });
  return { networks: createPostgresObservedNetworks(db), close };
};

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

/** Looks at a running engine's database from outside, over a connection of its own. */
export const openEngineAudit = (databaseUrl: string): EngineAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresEngineAudit(db), close };
};

/** Looks at users' rows from outside, over a connection of its own. */
export const openTenantAudit = (databaseUrl: string): TenantAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresTenantAudit(db), close };
};
