import { join } from "node:path";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { makeCacheDirectory } from "../infra/make-cache-directory.ts";
import { startThrowawayPostgres } from "../infra/postgres/start-throwaway-postgres.ts";
import { type MatrixOptions, type MatrixReport, runMatrix } from "./run-matrix.ts";

/** The matrix on a throwaway database, which is gone afterwards. */
export const runHere = async (
  wish: Pick<MatrixOptions, "only">,
  say: MatrixOptions["say"],
): Promise<MatrixReport> => {
  const postgres = await startThrowawayPostgres();
  try {
    await migrateDatabase(postgres.url);
    const keyringFile = join(await makeCacheDirectory("matrix"), "keyring.json");
    await ensureOwnKeyring(keyringFile, Date.now());
    return await runMatrix({ databaseUrl: postgres.url, keyringFile, say, ...wish });
  } finally {
    await postgres.stop();
  }
};
