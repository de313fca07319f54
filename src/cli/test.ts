import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { imposeSettings, readEnv } from "#env";
import { findChromium } from "./infra/chromium/find-chromium.ts";
import { makeCacheDirectory } from "./infra/make-cache-directory.ts";
import { findRedis } from "./infra/redis/find-redis.ts";
import { printDone, printFailure, printLine, printStep } from "./print.ts";
import { makeMemoryDirectory } from "./test/make-memory-directory.ts";
import { runCheck, runPlaywright, runReached, runVitest, type Settings } from "./test/run-runner.ts";
import { startTestProduct } from "./test/start-test-product.ts";
import { startWatch } from "./test/start-watch.ts";
import { sweepRun } from "./test/sweep-run.ts";
import { sumTallies, type Tally } from "./test/tally.ts";

type Stage = Readonly<{
  name: string;
  group: string;
  run(settings: Settings, filters: readonly string[]): Promise<Tally>;
}>;

/** Ctrl-C ends what runs now; what was not run did not pass. */
const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort());

/** Everything that must hold, cheapest first; all of it runs, whatever fails. */
const STAGES: readonly Stage[] = [
  { name: "lint", group: "verify", run: (settings) => runCheck(settings, "lint") },
  { name: "types", group: "verify", run: (settings) => runCheck(settings, "types") },
  { name: "import rules", group: "verify", run: (settings) => runCheck(settings, "imports") },
  { name: "version floors", group: "verify", run: (settings) => runCheck(settings, "floors") },
  { name: "migrations", group: "verify", run: (settings) => runCheck(settings, "migrations") },
  { name: "unit tests", group: "verify", run: (settings) => runVitest(settings, "unit", []) },
  {
    name: "fault simulation",
    group: "simulation",
    run: (settings, filters) => runVitest(settings, "simulation", filters),
  },
  {
    name: "integration tests",
    group: "integration",
    run: runIntegration,
  },
  { name: "plans of all that was asked", group: "integration", run: runPlans },
  { name: "end-to-end tests", group: "e2e", run: runEndToEnd },
  { name: "build", group: "image", run: (settings) => runCheck(settings, "build") },
  { name: "image", group: "image", run: (settings) => runCheck(settings, "image") },
  { name: "roles of the image", group: "image", run: (settings) => runVitest(settings, "image", []) },
  { name: "load and faults", group: "image", run: (settings) => runVitest(settings, "product", []) },
];

/** The tests start their servers themselves; what cannot be had is said here, where no stack hides it. */
async function runIntegration(settings: Settings, filters: readonly string[]): Promise<Tally> {
  await findRedis();
  return runVitest(settings, "integration", filters);
}

/** A part of the tests is judged by what it asked; of a choice of files nothing is. */
async function runPlans(settings: Settings, filters: readonly string[]): Promise<Tally> {
  if (filters.every((filter) => filter.startsWith("--shard="))) return runVitest(settings, "plans", []);
  return { passed: 0, failed: 0 };
}

async function runEndToEnd(settings: Settings, filters: readonly string[]): Promise<Tally> {
  const chromium = await findChromium();
  printStep(`Chromium: ${chromium.origin} (${chromium.file})`);
  await findRedis();
  const watch = await startWatch(settings);
  try {
    const product = await startTestProduct(settings, watch);
    try {
      const browser = { CHROMIUM_PATH: chromium.file };
      const tests = await runPlaywright(settings, filters, { ...product.settings, ...browser });
      const swept = await sweepRun(settings, watch, product, filters.length === 0);
      // A choice of specs reaches what it reaches.
      const reached = filters.length === 0 ? [await runReached(settings, watch.home)] : [];
      const tally = sumTallies([tests, swept, ...reached]);
      if (tally.failed > 0) printStep(`The product's own logs are in ${product.keepLogs()}`);
      return tally;
    } finally {
      await product.stop();
    }
  } finally {
    await watch.stop();
  }
}

/** A stage that cannot even run has failed, and says why. */
async function runStage(stage: Stage, settings: Settings, filters: readonly string[]): Promise<Tally> {
  printLine();
  printStep(stage.name);
  const began = performance.now();
  const tally = await stage.run(settings, filters).catch((error: unknown): Tally => {
    printFailure(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = Math.round((performance.now() - began) / 1_000);
  const text = `${stage.name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`;
  if (tally.failed === 0) printDone(text);
  else printFailure(text);
  return tally;
}

/** What runs throw away lies in memory where there is room, unless the caller said where; before anything is made. */
function keepRunsInMemory(): void {
  const memory = readEnv().AXISOR_RUNS_DIR ?? makeMemoryDirectory();
  if (memory !== null) imposeSettings({ AXISOR_RUNS_DIR: memory });
}

/** Both runners take a part of their tests by the same word; a part of them reaches what it reaches. */
function shardOf(shard: string | undefined, stages: readonly Stage[]): readonly string[] {
  if (shard === undefined) return [];
  const [, part, parts] = /^([1-9])\/([1-9])$/.exec(shard) ?? [];
  if (part === undefined || Number(part) > Number(parts))
    throw new Error("--shard takes a part of how many, like 1/2.");
  if (stages.some(({ group }) => group !== "integration" && group !== "e2e"))
    throw new Error("--shard goes with --only integration or --only e2e.");
  return [`--shard=${shard}`];
}

async function test(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string" },
      shard: { type: "string" },
      full: { type: "boolean", default: false },
    },
  });
  const stages = STAGES.filter((stage) => values.only === undefined || stage.group === values.only);
  if (stages.length === 0) throw new Error("--only takes verify, simulation, integration, e2e or image.");
  const choice = [...positionals, ...shardOf(values.shard, stages)];
  keepRunsInMemory();
  const directory = await makeCacheDirectory("test");
  const scale = values.full ? "full" : readEnv().AXISOR_TEST_SCALE;
  const settings: Settings = { scale, directory, signal: interrupted.signal };
  const tallies: Tally[] = [];
  for (const stage of stages) tallies.push(await runStage(stage, settings, choice));
  rmSync(directory, { recursive: true, force: true });
  const { passed, failed } = sumTallies(tallies);
  printLine();
  printLine(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

test().then(
  (code) => process.exit(code),
  (error: unknown) => {
    printFailure(error instanceof Error ? error.message : String(error));
    printLine("0 passed, 1 failed");
    process.exit(1);
  },
);
