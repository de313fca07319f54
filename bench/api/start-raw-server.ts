import { join } from "node:path";
import { startPart } from "#cli/start/start-part.ts";
import { inheritedEnv } from "#env";

/** Starts the bare server beside the product, over the same database. */
export const startRawServer = async (databaseUrl: string, logs: string) => {
  const { promise: port, resolve } = Promise.withResolvers<string>();
  const part = startPart({
    name: "bare server",
    args: ["bench/api/raw-server.ts", databaseUrl],
    env: inheritedEnv("production"),
    logFile: join(logs, "raw.log"),
    onLine: (line) => {
      const heard = /^listening on (\d+)$/.exec(line)?.[1];
      if (heard !== undefined) resolve(heard);
    },
  });
  const url = `http://127.0.0.1:${await Promise.race([
    port,
    part.ended.then((how) => Promise.reject(new Error(`The bare server ${how}`))),
  ])}`;
  return { url, pid: part.identity.pid, stop: () => part.stop() };
};
