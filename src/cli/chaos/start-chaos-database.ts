import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "../infra/find-free-port.ts";
import { tieServerTo } from "../infra/make-cache-directory.ts";
import { startPostgres } from "../infra/postgres/start-postgres.ts";
import { stopProcess } from "../infra/stop-process.ts";

/**
 * A server that is killed must keep every commit it acknowledged. Files need not be synced for that: the machine goes on,
 * and what was handed to it is written.
 */
export const KEEPS_WHAT_IT_ACKNOWLEDGED = [
  "synchronous_commit=on",
  "full_page_writes=on",
  "max_wal_size=1GB",
];
/** Sessions that do not end at once are ended by force. */
const CRASH_GRACE_MS = 10_000;

/** A PostgreSQL of our own that can be crashed and comes back with the same address. */
export type ChaosDatabase = {
  readonly url: string;
  readonly port: number;
  /** Stops the server at once, sessions and all, and starts it again: it recovers from its log. */
  restartAtOnce(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the server with its files under `home`. */
export const startChaosDatabase = async (home: string): Promise<ChaosDatabase> => {
  const wish = {
    dataDir: join(home, "data"),
    logFile: join(home, "postgres.log"),
    port: await findFreePort(),
    password: randomBytes(12).toString("hex"),
    throwaway: true,
    settings: KEEPS_WHAT_IT_ACKNOWLEDGED,
  };
  const start = async () => {
    const server = await startPostgres(wish);
    tieServerTo(home, server.identity);
    return server;
  };
  let server = await start();
  return {
    url: server.url,
    port: wish.port,
    restartAtOnce: async () => {
      // SIGQUIT is the immediate shutdown: no session ends in order, no checkpoint is written.
      await stopProcess(server.identity, "SIGQUIT", CRASH_GRACE_MS);
      server = await start();
    },
    stop: async () => {
      await server.stop();
      if (server.movedTo !== undefined) rmSync(server.movedTo, { recursive: true, force: true });
    },
  };
};
