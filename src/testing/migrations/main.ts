import { globSync, readFileSync } from "node:fs";
import { printDone, printFailure } from "#cli/print.ts";
import { FIRST_JUDGED } from "./first-judged.ts";
import { judgeMigrations } from "./judge-migrations.ts";

/* Refuses migrations that would break the release that still runs while they are applied. */
const read = (file: string) => readFileSync(file, "utf8");
const migrations = globSync("drizzle/*.sql")
  .sort()
  .map((file) => ({ file, text: read(file) }));
const code = globSync(["src/**/*.{ts,tsx}", "bench/**/*.ts", "e2e/**/*.ts"]).sort();
const sources = Object.fromEntries(code.map((file) => [file, read(file)]));
const faults = await judgeMigrations(migrations, sources);
for (const { file, why } of faults) printFailure(`${file} ${why}.`);
if (faults.length > 0) process.exitCode = 1;
else printDone(`${migrations.length} migrations; from ${FIRST_JUDGED} on, old code may run beside each.`);
