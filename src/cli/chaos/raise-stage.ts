import { join } from "node:path";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import { type ChildEnv, inheritedEnv } from "#env";
import type { EngineAudit } from "#ports/engine-audit.ts";
import { openEngineAudit } from "#server/composition/desks/open-audits.ts";
import { ensureOwnKeyring, type KeyringSource } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import type { Keep } from "../infra/end-in-reverse.ts";
import { type ChaosDatabase, startChaosDatabase } from "./start-chaos-database.ts";
import { type ChaosVenue, startChaosVenue } from "./start-chaos-venue.ts";
import { type DatabaseProxy, startDatabaseProxy } from "./start-database-proxy.ts";

/** All that the workers stand on, and our own view of it. */
export type ChaosStage = {
  readonly database: ChaosDatabase;
  /** The wire that the workers reach the database by. */
  readonly proxy: DatabaseProxy;
  readonly venue: ChaosVenue;
  /** The product's ports over a connection that nothing is done to. */
  readonly wired: Wired;
  readonly audit: EngineAudit;
  /** The settings of a worker. */
  readonly workerEnv: ReturnType<typeof workerEnvOf>;
};

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
/** Below the exchange's limits, as the product itself: both share one budget in the database. */
const RATES = { key: windowRate(4), signed: windowRate(100), public: windowRate(0.8) };

const wireDesk = (databaseUrl: string, keys: KeyringSource, venueUrl: string): Wired =>
  wire({
    databaseUrl,
    connections: 4,
    name: "axisor-chaos",
    keys,
    paper: { rest: `${venueUrl}/v3`, stream: `${venueUrl.replace(/^http/, "ws")}/v1` },
    clock: Date.now,
    log: QUIET,
    rates: () => RATES,
  });

const workerEnvOf = (databaseUrl: string, venueUrl: string, keyringFile: string) => {
  const own = {
    ROLE: "worker",
    DATABASE_URL: databaseUrl,
    LNMARKETS_URL: `${venueUrl}/v3`,
    VAULT_KEYRING_FILE: keyringFile,
  } satisfies ChildEnv;
  return { ...inheritedEnv("production"), ...own };
};

/** The same server behind another port. */
const through = (url: string, port: number): string => {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
};

/** Starts database, wire and exchange with their files under `home`; `keep` takes what ends each, for the caller to run last first. */
export const raiseStage = async (home: string, keep: Keep): Promise<ChaosStage> => {
  const database = await startChaosDatabase(home);
  keep(() => database.stop());
  await migrateDatabase(database.url);
  const proxy = await startDatabaseProxy(database.port);
  keep(() => proxy.stop());
  const venue = await startChaosVenue(home);
  keep(() => venue.stop());
  const keyringFile = join(home, "keyring.json");
  await ensureOwnKeyring(keyringFile, Date.now());
  const wired = wireDesk(database.url, { kind: "file", file: keyringFile, isOurs: false }, venue.url);
  keep(() => wired.close());
  const audit = openEngineAudit(database.url);
  keep(() => audit.close());
  const workerEnv = workerEnvOf(through(database.url, proxy.port), venue.url, keyringFile);
  return { database, proxy, venue, wired, audit, workerEnv };
};
