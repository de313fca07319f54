import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { EnvError, readEnv } from "#env";
import { type DataDirectory, dataDirectoryAt } from "./infra/data-directory.ts";
import { foreignHomeOf } from "./infra/postgres/prepare-launch.ts";
import { printDone, printFailure, printStep } from "./print.ts";
import { stopLeftovers } from "./start/stop-leftovers.ts";

/** Removes the installation's data, and only what we put there: the directory may be anyone's choice. */
async function reset(): Promise<number> {
  const { values } = parseArgs({ options: { yes: { type: "boolean", default: false } } });
  const directory = dataDirectoryAt(readEnv().AXISOR_DATA_DIR);
  const moved = foreignHomeOf(directory.postgres);
  if (!existsSync(directory.root) && !existsSync(moved))
    return finish(`There is nothing to remove in ${directory.root}`);
  if (!values.yes && !process.stdin.isTTY) {
    printFailure("Nobody can answer here: run npm run reset -- --yes to remove all data.");
    return 1;
  }
  if (!values.yes && !(await isAgreed(directory.root))) return finish("Nothing was removed");
  const left = await stopLeftovers(directory.running);
  if (left.kind === "running") {
    printFailure(`Axisor is running (process ${left.pid}); stop it first.`);
    return 1;
  }
  removeAll(directory, moved);
  return finish(`Removed the data in ${directory.root}`);
}

async function isAgreed(root: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove the database, keys and secrets in ${root}? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function removeAll(directory: DataDirectory, moved: string): void {
  const { root, paperExchange, ...ours } = directory;
  const journals = ["", "-wal", "-shm", "-journal"].map((suffix) => `${paperExchange}${suffix}`);
  for (const path of [...Object.values(ours), ...journals, moved])
    rmSync(path, { recursive: true, force: true });
  if (existsSync(root) && readdirSync(root).length === 0) rmdirSync(root);
}

function finish(text: string): number {
  if (text.startsWith("Removed")) printDone(text);
  else printStep(text);
  return 0;
}

reset().then(
  (code) => process.exit(code),
  (error: unknown) => {
    printFailure(error instanceof EnvError || error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
