import { join } from "node:path";
import type { DataDirectory } from "#cli/infra/data-directory.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { type RunningPostgres, startPostgres } from "#cli/infra/postgres/start-postgres.ts";
import { stopProcess } from "#cli/infra/stop-process.ts";

const GRACE_MS = 10_000;

/** An installation's database server: it comes back on the same port, with what it held. */
export const openDatabase = async (
  directory: DataDirectory,
  password: string,
  settings: readonly string[],
) => {
  const port = await findFreePort();
  const logFile = join(directory.logs, "postgres.log");
  const start = (): Promise<RunningPostgres> =>
    startPostgres({ dataDir: directory.postgres, logFile, port, password, throwaway: true, settings });
  let running = await start();
  return {
    url: running.url,
    /** The server that starts a process for each connection. */
    pid: (): number => running.identity.pid,
    /** It is gone at once, sessions and all, without a checkpoint; `start` brings it back. */
    crash: (): Promise<void> => stopProcess(running.identity, "SIGQUIT", GRACE_MS),
    stop: (): Promise<void> => running.stop(),
    start: async (): Promise<void> => {
      running = await start();
    },
  };
};
