import postgres from "postgres";
import { createDataDirectory, dataDirectoryAt } from "#cli/infra/data-directory.ts";
import { endAtSignals } from "#cli/infra/end-at-signals.ts";
import { type Keep, openingInOrder } from "#cli/infra/end-in-reverse.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { readSecrets } from "#cli/infra/read-secrets.ts";
import { readVapidKeys } from "#cli/infra/read-vapid-keys.ts";
import { startThrowawayRedis } from "#cli/infra/redis/start-throwaway-redis.ts";
import { seedDemo } from "#cli/seed-demo.ts";
import { buildProduct } from "#cli/start/build-product.ts";
import { DEMO_EMAIL, type Wiring, webEnv, workerEnv } from "#cli/start/child-env.ts";
import { findKeyring, placesOf } from "#cli/start/find-keyring.ts";
import { readEnv } from "#env";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import { openDatabase } from "./open-database.ts";
import { openExchange } from "./open-exchange.ts";
import { type InstallationWeb, openWeb } from "./open-web.ts";
import { openWorker } from "./open-worker.ts";
import { watchProcesses } from "./watch-processes.ts";

export type InstallationWish = Readonly<{
  /** Settings of every process, over those an installation has by itself. */
  settings?: Readonly<Record<string, string>>;
  /** How many web processes stand beside each other, each on a port of its own; 1 by default. */
  webs?: number;
  /** The database's address as the product is to dial it, where something stands in between. */
  databaseBehind?: (url: string) => Promise<string>;
  /** More settings of the database, as `name=value`; they win. */
  databaseSettings?: readonly string[];
  /** Whether a signal to this process ends the installation before it, for whoever does not listen for signals themselves. */
  endsAtSignals?: boolean;
}>;

/** What can fail, and come back. */
export type InstallationPart = Readonly<{ stop(): Promise<void>; start(): Promise<void> }>;

/** What the product's processes stand on: all that is there before the first of them. */
const openGround = async (wish: InstallationWish, keep: Keep) => {
  const directory = dataDirectoryAt(await makeCacheDirectory("installation"));
  createDataDirectory(directory);
  const secrets = readSecrets(directory.secrets);
  const database = await openDatabase(directory, secrets.postgresPassword, wish.databaseSettings ?? []);
  keep(() => database.stop());
  await migrateDatabase(database.url);
  const exchange = await openExchange(directory, secrets.paperAdminToken);
  keep(() => exchange.stop());
  const redis = await startThrowawayRedis();
  keep(() => redis.stop());
  const bridge = await startRedisBridge(redis.url);
  keep(() => bridge.stop());
  return { directory, secrets, database, exchange, redis, bridge };
};

type Ground = Awaited<ReturnType<typeof openGround>>;

/** What each process is told of the others; the exchange may have another address each time. */
const wireProcesses = async (
  { directory, secrets, database, exchange, bridge }: Ground,
  wish: InstallationWish,
) => {
  const env = readEnv({
    AXISOR_DATA_DIR: directory.root,
    BREACHED_PASSWORDS_URL: "off",
    FIAT_RATES_URL: "off",
    UPSTASH_REDIS_REST_URL: bridge.url,
    UPSTASH_REDIS_REST_TOKEN: bridge.token,
    WEB_REPLICAS: String(wish.webs ?? 1),
    ...wish.settings,
  });
  const keyring = await findKeyring({ env, directory, secrets });
  if (keyring === null) throw new Error("There is no keyring");
  const keys = await placesOf(keyring, env);
  const vapid = readVapidKeys(directory.vapid);
  const databaseUrl = (await wish.databaseBehind?.(database.url)) ?? database.url;
  const wiringOf = (webPort: number): Wiring => ({
    ...{ env, secrets, databaseUrl, webPort, keys, vapid },
    exchangeUrl: `${exchange.url()}/v3`,
    streamUrl: `${exchange.streamUrl()}/v1`,
    ...{ counterToken: undefined, demo: true, outbox: false },
  });
  return { keyring, keys, wiringOf };
};

/** The demo trader, who connected an hour ago: long enough for whatever waits a while after that. */
const seedTrader = async (
  { secrets, database, exchange }: Ground,
  { keyring }: Awaited<ReturnType<typeof wireProcesses>>,
): Promise<void> => {
  await seedDemo({
    databaseUrl: database.url,
    paperUrl: exchange.url(),
    paperAdminToken: secrets.paperAdminToken,
    ...{ email: DEMO_EMAIL, password: secrets.demoPassword, keys: keyring },
  });
  const sql = postgres(database.url, { max: 1 });
  await sql`update exchange_accounts set created_at = created_at - interval '1 hour'`;
  await sql.end();
};

/** Each part that can fail, with how it does and how it comes back. */
const partsOf = (
  { database, exchange, bridge }: Ground,
  webs: readonly InstallationWeb[],
  worker: InstallationPart,
) =>
  ({
    database,
    exchange,
    worker,
    kv: {
      stop: async () => {
        bridge.fault = "refuse";
      },
      start: async () => {
        bridge.fault = null;
      },
    },
    web: {
      stop: async () => void (await Promise.all(webs.map((web) => web.stop()))),
      start: async () => void (await Promise.all(webs.map((web) => web.start()))),
    },
  }) satisfies Record<string, InstallationPart>;

const open = async (wish: InstallationWish, keep: Keep, signal: AbortSignal) => {
  const ground = await openGround(wish, keep);
  const { directory, secrets, database, exchange, redis, bridge } = ground;
  const wiring = await wireProcesses(ground, wish);
  const { keyring, keys, wiringOf } = wiring;
  await seedTrader(ground, wiring);
  await buildProduct(signal);
  const processes = watchProcesses(directory.logs);
  const ports: number[] = [];
  while (ports.length < (wish.webs ?? 1)) ports.push(await findFreePort());
  const worker = openWorker(processes, () => workerEnv(wiringOf(ports[0] ?? 0)));
  keep(() => worker.stop());
  const webs: InstallationWeb[] = [];
  for (const port of ports) {
    const web = await openWeb(processes, { port, envOf: () => webEnv(wiringOf(port)) });
    keep(() => web.stop());
    webs.push(web);
  }
  await exchange.begin();
  return {
    logs: directory.logs,
    secrets,
    /** What the worker opens secrets with. */
    keyringFile: directory.keyring,
    /** The server itself, whatever the product dials. */
    databaseUrl: database.url,
    /** Where prices are steered and accounts are opened, with `secrets.paperAdminToken`. */
    paperUrl: exchange.url,
    /** What stands between the product and Redis: its `fault` can be set. */
    bridge,
    webs,
    workerPid: worker.pid,
    databasePid: database.pid,
    paperPid: exchange.pid,
    redisPid: redis.pid,
    /** What seals and opens its secrets. */
    keyring,
    deaths: processes.deaths,
    crashDatabase: database.crash,
    rollWorker: worker.roll,
    /** A process that serves pages and opens keys besides, as one on a platform of functions does. */
    openKeyed: async (): Promise<InstallationWeb> => {
      const port = await findFreePort();
      const envOf = () => ({ ...webEnv(wiringOf(port)), ROLE: "all" as const, ...keys.worker });
      return openWeb(processes, { port, envOf });
    },
    parts: partsOf(ground, webs, worker),
  };
};

/** The whole product in processes of its own, each of which can be stopped and started by itself. */
export const openInstallation = async (wish: InstallationWish = {}) => {
  const stop = new AbortController();
  const opening = openingInOrder((keep) => open(wish, keep, stop.signal), stop.signal);
  const end = async (): Promise<void> => {
    stop.abort(new Error("Stopped before everything was started."));
    const [, close] = await opening;
    await close();
  };
  const forget = wish.endsAtSignals === true ? endAtSignals(end) : () => {};
  const [opened, close] = await opening;
  return { ...opened, close: (): Promise<void> => close().finally(forget) };
};

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
