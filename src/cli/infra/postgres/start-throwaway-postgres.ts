import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "../find-free-port.ts";
import { makeCacheDirectory, tieServerTo } from "../make-cache-directory.ts";
import { type RunningPostgres, startPostgres } from "./start-postgres.ts";

/**
 * A PostgreSQL server for one run: real, fast, and gone with everything in it when it stops. With `settings` of its own
 * it runs as they say: what is measured must be as durable as what is used.
 */
export async function startThrowawayPostgres(settings?: readonly string[]): Promise<RunningPostgres> {
  const home = await makeCacheDirectory("postgres");
  const server = await startPostgres({
    dataDir: join(home, "data"),
    logFile: join(home, "postgres.log"),
    port: await findFreePort(),
    password: randomBytes(12).toString("hex"),
    throwaway: true,
    ...(settings === undefined ? {} : { settings }),
  });
  tieServerTo(home, server.identity);
  const stop = async () => {
    await server.stop();
    for (const directory of [home, server.movedTo]) {
      if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    }
  };
  return { ...server, stop };
}
