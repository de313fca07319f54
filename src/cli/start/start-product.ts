import { join } from "node:path";
import type { Env } from "#env";
import type { KeyringSource } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import type { DataDirectory } from "../infra/data-directory.ts";
import { startPostgres } from "../infra/postgres/start-postgres.ts";
import type { Secrets } from "../infra/read-secrets.ts";
import { readVapidKeys } from "../infra/read-vapid-keys.ts";
import { rememberPort } from "../infra/remember-port.ts";
import { printDone, printStep } from "../print.ts";
import { seedDemo } from "../seed-demo.ts";
import { buildProduct, SERVER_FILE, SERVER_FLAGS } from "./build-product.ts";
import { DEMO_EMAIL, type Wiring, webEnv, workerEnv } from "./child-env.ts";
import { findKeyring, placesOf } from "./find-keyring.ts";
import { keepWorkerAlive } from "./keep-worker-alive.ts";
import type { Crew } from "./muster-crew.ts";
import { type PaperExchange, type PriceSource, startPaperExchange } from "./start-paper-exchange.ts";
import { startPart, tailOf } from "./start-part.ts";
import { waitForPage } from "./wait-for-page.ts";

export type StartWish = Readonly<{
  env: Env;
  directory: DataDirectory;
  secrets: Secrets;
  webPort: number;
  prices: PriceSource;
}>;

/** Starts every part in the order they need each other; each is in the crew before the next begins. */
export async function startProduct(wish: StartWish, crew: Crew): Promise<Wiring> {
  const { env } = wish;
  const databaseUrl = env.DATABASE_URL ?? (await startDatabase(wish, crew));
  await migrate(databaseUrl, env.DATABASE_URL === undefined ? "PostgreSQL" : "DATABASE_URL");
  const paper = env.LNMARKETS_URL === undefined ? await startExchange(wish, crew) : undefined;
  const demo = isLoopback(env.HOST) && paper !== undefined;
  const source = await findKeyring(wish);
  const keys = await placesOf(source, env);
  // Whoever reaches the page of a loopback address sits at the machine, and may read what it would have mailed.
  const outbox = isLoopback(env.HOST) && env.SMTP_URL === undefined;
  const counterToken = await paper?.counterToken();
  const addresses = addressesOf(paper, env);
  const vapid = readVapidKeys(wish.directory.vapid);
  const wiring: Wiring = { ...wish, databaseUrl, ...addresses, counterToken, demo, outbox, keys, vapid };
  if (paper !== undefined && demo && source !== null) await seed(wish, wiring, paper, source);
  if (env.ROLE !== "worker") {
    await buildProduct(crew.signal);
    await startWeb(wish, wiring, crew);
  }
  if (env.ROLE !== "web") {
    keepWorkerAlive(wish.directory, workerEnv(wiring), crew.signal, (worker) => crew.join(worker));
    printDone("The worker loop is running");
  }
  await paper?.begin();
  return wiring;
}

/** Only this machine can reach the page, so a demo login on it harms nobody. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

async function startDatabase({ directory, secrets }: StartWish, crew: Crew): Promise<string> {
  printStep("Starting PostgreSQL");
  const logFile = join(directory.logs, "postgres.log");
  const server = await startPostgres({
    dataDir: directory.postgres,
    logFile,
    port: await rememberPort(directory.ports, "postgres"),
    password: secrets.postgresPassword,
    throwaway: false,
  });
  const ended = server.ended.then(() => "ended");
  const { identity, stop } = server;
  crew.joinVital({ name: "PostgreSQL", identity, logFile, ended, stop }, "SIGINT");
  printDone(`PostgreSQL is running on ${new URL(server.url).host}`);
  if (server.movedTo !== undefined) {
    printStep(`Its account may not enter this directory, so its programs and data are in ${server.movedTo}`);
  }
  return server.url;
}

async function migrate(databaseUrl: string, source: string): Promise<void> {
  try {
    await migrateDatabase(databaseUrl);
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`${source}: the database at ${new URL(databaseUrl).host} could not be migrated: ${why}`);
  }
  printDone("The database is up to date");
}

async function startExchange(wish: StartWish, crew: Crew): Promise<PaperExchange> {
  printStep("Starting the paper exchange");
  const paper = await startPaperExchange(wish.directory, wish.secrets.paperAdminToken, wish.prices);
  crew.joinVital(paper.part, "SIGTERM");
  crew.note({ paperUrl: paper.url });
  const source =
    wish.prices.candles === undefined ? "simulated prices" : `prices from ${wish.prices.candles}`;
  printDone(`The paper exchange is running on ${new URL(paper.url).host} (${source})`);
  return paper;
}

function addressesOf(paper: PaperExchange | undefined, env: Env): Pick<Wiring, "exchangeUrl" | "streamUrl"> {
  if (paper === undefined)
    return { exchangeUrl: env.LNMARKETS_URL ?? "", streamUrl: env.LNMARKETS_STREAM_URL };
  return { exchangeUrl: `${paper.url}/v3`, streamUrl: `${paper.url.replace(/^http/, "ws")}/v1` };
}

async function seed(
  { secrets }: StartWish,
  wiring: Wiring,
  paper: PaperExchange,
  keys: KeyringSource,
): Promise<void> {
  await seedDemo({
    databaseUrl: wiring.databaseUrl,
    paperUrl: paper.url,
    paperAdminToken: secrets.paperAdminToken,
    email: DEMO_EMAIL,
    password: secrets.demoPassword,
    keys,
  });
  printDone("The demo trader is ready");
}

async function startWeb({ directory, env, webPort }: StartWish, wiring: Wiring, crew: Crew): Promise<void> {
  const logFile = join(directory.logs, "web.log");
  const server = startPart({
    name: "web server",
    args: [...SERVER_FLAGS, SERVER_FILE],
    env: webEnv(wiring),
    logFile,
  });
  // Nobody stands before it here: it needs no time in which a balancer hears of its end.
  crew.joinVital(server, "SIGINT");
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${webPort}/`;
  if (await waitForPage(address, server)) return printDone("The page answers");
  throw new Error(`The page does not answer; the end of ${logFile} says:\n${tailOf(logFile)}`);
}
