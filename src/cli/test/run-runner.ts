import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { env, inheritedEnv, type ProcessEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { readJson } from "../infra/private-file.ts";
import { printFailure } from "../print.ts";
import { countPlaywrightReport } from "./count-playwright-report.ts";
import { countVitestReport } from "./count-vitest-report.ts";
import { joinEnds, type RunnerEnd, type Tally, tallyOf } from "./tally.ts";

const MINUTE_MS = 60_000;
const VITEST = "node_modules/vitest/vitest.mjs";
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";
const SWEEP = "src/testing/canary/sweep/main.ts";
const REACHED = "src/testing/reached/main.ts";
const tallySchema = z.object({ passed: z.int(), failed: z.int() });

export type Settings = Readonly<{ scale: "tenth" | "full"; directory: string; signal: AbortSignal }>;

/** One check of `verify` that has no tests to count: it passes or fails as one. */
export async function runCheck(settings: Settings, script: string): Promise<Tally> {
  const ok = await run(settings, "npm", ["run", "--silent", script], inheritedEnv("development"));
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export async function runVitest(
  settings: Settings,
  project: "unit" | "simulation" | "integration" | "plans" | "image" | "product",
  filters: readonly string[],
): Promise<Tally> {
  const file = join(settings.directory, `${project}.json`);
  const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await run(
    settings,
    process.execPath,
    [VITEST, "run", "--project", project, ...reports, ...filters],
    testEnv(settings),
  );
  return tallyOf({ ok, report: countVitestReport(reportIn(file)) });
}

/** The projects of playwright.config.ts whose tests may run side by side, and then the one whose tests may not. */
const PLAYWRIGHT_RUNS = [["price", "desktop", "phone"], ["alone"]] as const;

export async function runPlaywright(
  settings: Settings,
  filters: readonly string[],
  product: Readonly<Record<string, string>>,
): Promise<Tally> {
  const ends: RunnerEnd[] = [];
  // Each run empties only what is its own, and an older run's would be read as this one's.
  rmSync(join(CHECKOUT, "test-results"), { recursive: true, force: true });
  for (const projects of PLAYWRIGHT_RUNS) {
    const [name] = projects;
    const file = join(settings.directory, `e2e-${name}.json`);
    const places = [`--output=${join("test-results", name)}`, "--reporter=list,json"];
    const chosen = [...projects.map((project) => `--project=${project}`), ...filters];
    // A choice of files, or a part of all, may leave one of the runs without a test; the whole may not.
    const mayBeEmpty = filters.length > 0 ? ["--pass-with-no-tests"] : [];
    const ok = await run(
      settings,
      process.execPath,
      [PLAYWRIGHT, "test", ...mayBeEmpty, ...places, ...chosen],
      { ...testEnv(settings), ...product, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    );
    ends.push({ ok, report: countPlaywrightReport(reportIn(file)) });
  }
  return tallyOf(joinEnds(ends));
}

/** The sweep counts its sinks as a runner counts its tests. */
export async function runSweep(settings: Settings, order: string): Promise<Tally> {
  const file = join(settings.directory, "sweep.json");
  const ok = await run(settings, process.execPath, [SWEEP, order, file], inheritedEnv("test"));
  return tallyOf({ ok, report: tallySchema.safeParse(reportIn(file)).data });
}

/** Counts what no browser reached, of what the run in `home` wrote down. */
export async function runReached(settings: Settings, home: string): Promise<Tally> {
  const file = join(settings.directory, "reached.json");
  const ok = await run(settings, process.execPath, [REACHED, home, file], inheritedEnv("test"));
  return tallyOf({ ok, report: tallySchema.safeParse(reportIn(file)).data });
}

/** What tests may see of the caller's settings: where to find servers, and how much to run. */
function testEnv(settings: Settings): ProcessEnv {
  const { DATABASE_URL, REDIS_SERVER } = env();
  return {
    ...inheritedEnv("test"),
    AXISOR_TEST_SCALE: settings.scale,
    // Tests start the product's commands again and again, and loading its modules is most of what a command takes.
    NODE_COMPILE_CACHE: join(settings.directory, "compiled"),
    AXISOR_TEST_STATEMENTS: join(settings.directory, "statements"),
    ...(DATABASE_URL === undefined ? {} : { DATABASE_URL }),
    ...(REDIS_SERVER === undefined ? {} : { REDIS_SERVER }),
  };
}

/** A report cut short by a runner's death is none. */
function reportIn(file: string): unknown {
  try {
    return readJson(file);
  } catch {
    return undefined;
  }
}

function run(
  { scale, signal }: Settings,
  program: string,
  args: readonly string[],
  environment: ProcessEnv,
): Promise<boolean> {
  // At a tenth none takes half of that: what hangs leaves the others time to be heard.
  const minutes = scale === "full" ? 360 : 30;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: CHECKOUT,
      env: environment,
      timeout: minutes * MINUTE_MS,
      signal,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", () => resolve(false));
    child.once("close", (code) => {
      if (child.killed && !signal.aborted) printFailure(`It was ended after ${minutes} minutes.`);
      resolve(code === 0);
    });
  });
}
