import { timeOf } from "../rounds.ts";
import { say } from "../say.ts";
import { fillTriggers } from "./fill-triggers.ts";
import type { BenchDatabase, Stage } from "./open-stage.ts";

export const SMALL = 10_000;
export const LARGE = 1_000_000;

const done = new WeakSet<BenchDatabase>();

/** The database with so many armed triggers; filled the first time it is asked for. */
export const filled = async (stage: Stage, count: number): Promise<BenchDatabase> => {
  const database = await stage.database(`armed_${count}`);
  if (done.has(database)) return database;
  const ms = await timeOf(() => fillTriggers(database.sql, count));
  done.add(database);
  say(`  armed ${count} triggers in ${(ms / 1_000).toFixed(1)} s`);
  return database;
};
