import { existsSync } from "node:fs";
import { z } from "zod";
import { env } from "#env";
import { dataDirectoryAt } from "../infra/data-directory.ts";
import { urlOfPostgres } from "../infra/postgres/start-postgres.ts";
import { readJson } from "../infra/private-file.ts";
import { isStillOurs } from "../infra/process-identity.ts";
import { readSecrets } from "../infra/read-secrets.ts";
import { readRunning } from "../start/running-file.ts";

const ports = z.object({ postgres: z.int() });

/** The database of the product: DATABASE_URL, or the one embedded in the product that runs here; null where neither is. */
export const findDatabase = (): string | null => {
  const { DATABASE_URL: url, AXISOR_DATA_DIR: data } = env();
  if (url !== undefined) return url;
  const directory = dataDirectoryAt(data);
  const running = readRunning(directory.running);
  const isUp = running !== undefined && isStillOurs(running.launcher) && existsSync(directory.secrets);
  const known = isUp ? ports.safeParse(readJson(directory.ports)) : null;
  if (known?.success !== true) return null;
  return urlOfPostgres(known.data.postgres, readSecrets(directory.secrets).postgresPassword);
};
