import { freshKeyring, readSealingKey } from "#server/composition/keyrings.ts";
import { startThrowawayPostgres } from "../infra/postgres/start-throwaway-postgres.ts";
import type { Assembly } from "./assemble-image.ts";
import { coldStartEnv, measureColdStart } from "./measure-cold-start.ts";
import { startRole } from "./start-role.ts";

const TIMES = 3;

/** Migrates a throwaway database by the image's own role, and starts its web role on it a few times, one after the other. */
export const measureColdStarts = async (
  image: Pick<Assembly, "runtime" | "app">,
): Promise<readonly number[]> => {
  const server = await startThrowawayPostgres();
  try {
    const env = coldStartEnv(server.url, await readSealingKey(await freshKeyring(Date.now())));
    const migration = startRole({ image, words: ["migrate"], env });
    if ((await migration.ended) !== 0) throw new Error(`The role migrate failed:\n${migration.said()}`);
    const starts: number[] = [];
    for (let time = 0; time < TIMES; time += 1) starts.push(await measureColdStart({ image, env }));
    return starts;
  } finally {
    await server.stop();
  }
};
