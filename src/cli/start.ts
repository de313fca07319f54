import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Env, EnvError, inheritedEnv, readEnv } from "#env";
import { createDataDirectory, dataDirectoryAt } from "./infra/data-directory.ts";
import { isPortFree } from "./infra/find-free-port.ts";
import { readSecrets } from "./infra/read-secrets.ts";
import { printBox, printDone, printFailure, printStep, printWarning } from "./print.ts";
import { DEMO_EMAIL } from "./start/child-env.ts";
import { chooseWebPort } from "./start/choose-web-port.ts";
import { type Crew, musterCrew } from "./start/muster-crew.ts";
import { isLoopback, type StartWish, startProduct } from "./start/start-product.ts";
import { stopLeftovers } from "./start/stop-leftovers.ts";
import { turnLogs } from "./start/turn-logs.ts";

const STRAGGLERS_WITHIN_MS = 10_000;
const PARENT_POLL_MS = 500;

/** What stops the start before anything runs: said in its own lines, without a stack. */
class Refusal extends Error {}

async function prepare(env: Env, scenario: "demo" | "steerable"): Promise<StartWish> {
  const candles = env.AXISOR_CANDLES === undefined ? undefined : readableFile(env.AXISOR_CANDLES);
  const directory = dataDirectoryAt(env.AXISOR_DATA_DIR);
  createDataDirectory(directory);
  const left = await stopLeftovers(directory.running);
  if (left.kind === "running") {
    throw new Refusal(
      `Axisor already runs${left.url ? ` at ${left.url}` : ""} (process ${left.pid}); stop that one first.`,
    );
  }
  if (left.names.length > 0) printStep(`Stopped what the last start left behind: ${left.names.join(", ")}`);
  const choice = await chooseWebPort({ port: env.PORT, portWasSet: env.portWasSet }, isFreeFor(env.HOST));
  if (choice.kind === "refused") throw new Refusal(choice.reason);
  if (choice.note !== undefined) printWarning(choice.note);
  turnLogs(directory.logs);
  return {
    env,
    directory,
    secrets: readSecrets(directory.secrets),
    webPort: choice.port,
    prices: { candles, scenario },
  };
}

function readableFile(name: string): string {
  const file = resolve(name);
  try {
    accessSync(file, constants.R_OK);
    return file;
  } catch {
    throw new Refusal(`AXISOR_CANDLES: there is no readable file ${file}`);
  }
}

/** A browser may take localhost for ::1, so a stranger there would be met instead of us. */
const isFreeFor = (host: string) => async (port: number) =>
  (await isPortFree(port, host)) && (!isLoopback(host) || (await isPortFree(port, "::1")));

async function run(wish: StartWish, crew: Crew): Promise<void> {
  const wiring = await startProduct(wish, crew);
  const url = wish.env.NEXTAUTH_URL ?? `http://localhost:${wish.webPort}`;
  const { demoPassword: password } = wish.secrets;
  crew.note({ url, ...(wiring.demo ? { demo: { email: DEMO_EMAIL, password } } : {}) });
  printBox([
    "Axisor is running. Ctrl-C stops everything.",
    "",
    ...(wish.env.ROLE === "worker" ? [] : [`Open    ${url}`]),
    ...(wiring.demo ? [`Log in  ${DEMO_EMAIL}  password ${password}`] : []),
    ...(wish.env.LNMARKETS_URL === undefined ? ["Prices  the paper exchange's: no real money anywhere"] : []),
  ]);
  if (isLoopback(wish.env.HOST)) return;
  printWarning(
    `The page listens on ${wish.env.HOST} for everyone who can reach it, so the demo user is off.`,
  );
  if (wish.env.NEXTAUTH_URL === undefined) printWarning("Set NEXTAUTH_URL to the address visitors use.");
}

/** The first signal stops everything in order; npm passes on a second one, which changes nothing. */
function firstSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => done());
    if (inheritedEnv("production").npm_lifecycle_event !== undefined) onParentLost(done);
  });
}

/** A signal to npm ends the shell between npm and us and never arrives here; losing that shell tells us. */
function onParentLost(stop: () => void): void {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) stop();
  };
  setInterval(watch, PARENT_POLL_MS).unref();
}

async function start(): Promise<number> {
  const { values } = parseArgs({ options: { scenario: { type: "string", default: "demo" } } });
  const asked = firstSignal().then(() => undefined);
  const wish = await prepare(readEnv(), values.scenario === "steerable" ? "steerable" : "demo");
  const crew = musterCrew(wish.directory.running);
  const starting = run(wish, crew);
  const failure = await Promise.race([asked, crew.lost, starting.then(() => crew.lost, messageOf)]);
  if (failure !== undefined) printFailure(failure);
  printStep("Stopping");
  await crew.stopAll();
  // A part that was being started meanwhile joined too late; it is stopped by the second call.
  await Promise.race([starting.catch(() => undefined), sleep(STRAGGLERS_WITHIN_MS)]);
  await crew.stopAll();
  printDone("Everything has stopped");
  return failure === undefined ? 0 : 1;
}

/** A database driver puts the query first and the reason into the cause; the reason is what helps. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const words = error.message || error.name;
  return error.cause instanceof Error ? `${words.slice(0, 120)}: ${messageOf(error.cause)}` : words;
}

start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof EnvError || error instanceof Refusal) printFailure(error.message);
    else printFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
