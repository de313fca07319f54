import { join } from "node:path";
import postgres from "postgres";
import { createDataDirectory, dataDirectoryAt } from "#cli/infra/data-directory.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { type RunningPostgres, startPostgres } from "#cli/infra/postgres/start-postgres.ts";
import { readSecrets } from "#cli/infra/read-secrets.ts";
import { readVapidKeys } from "#cli/infra/read-vapid-keys.ts";
import { startThrowawayRedis } from "#cli/infra/redis/start-throwaway-redis.ts";
import { stopProcess } from "#cli/infra/stop-process.ts";
import { seedDemo } from "#cli/seed-demo.ts";
import { buildProduct, SERVER_FILE, SERVER_FLAGS } from "#cli/start/build-product.ts";
import { DEMO_EMAIL, type Wiring, webEnv, workerEnv } from "#cli/start/child-env.ts";
import { findKeyring, placesOf } from "#cli/start/find-keyring.ts";
import { type PaperExchange, startPaperExchange } from "#cli/start/start-paper-exchange.ts";
import { type RunningPart, startPart } from "#cli/start/start-part.ts";
import { waitForPage } from "#cli/start/wait-for-page.ts";
import { readEnv } from "#env";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { startRedisBridge } from "#testing/redis/start-redis-bridge.ts";

const PRICES = { candles: undefined, scenario: "steerable" } as const;

export type InstallationWish = Readonly<{
  /** Settings of every process, over those an installation has by itself. */
  settings?: Readonly<Record<string, string>>;
  /** How many web processes stand beside each other, each on a port of its own; 1 by default. */
  webs?: number;
  /** The database's address as the product is to dial it, where something stands in between. */
  databaseBehind?: (url: string) => Promise<string>;
  /** More settings of the database, as `name=value`; they win. */
  databaseSettings?: readonly string[];
}>;

/** What can fail, and come back. */
export type InstallationPart = Readonly<{ stop(): Promise<void>; start(): Promise<void> }>;

/** A web process of the installation: it is killed and started by itself, on the same port. */
export type InstallationWeb = Readonly<{
  port: number;
  pid(): number;
  stop(): Promise<void>;
  /** Tells it to end, and waits until it has. */
  drain(): Promise<void>;
  /** With another server file, another version; `before` goes to Node, before what it runs. */
  start(serverFile?: string, before?: readonly string[]): Promise<void>;
}>;

const DRAIN_GRACE_MS = 10_000;

/** The whole product in processes of its own, each of which can be stopped and started by itself. */
export const openInstallation = async (wish: InstallationWish = {}) => {
  const directory = dataDirectoryAt(await makeCacheDirectory("installation"));
  createDataDirectory(directory);
  const secrets = readSecrets(directory.secrets);
  const port = await findFreePort();
  const startDatabase = (): Promise<RunningPostgres> =>
    startPostgres({
      dataDir: directory.postgres,
      logFile: join(directory.logs, "postgres.log"),
      ...{ port, password: secrets.postgresPassword, throwaway: true, settings: wish.databaseSettings ?? [] },
    });
  const startExchange = (): Promise<PaperExchange> =>
    startPaperExchange(directory, secrets.paperAdminToken, PRICES);
  let database = await startDatabase();
  await migrateDatabase(database.url);
  let paper = await startExchange();
  const redis = await startThrowawayRedis();
  const bridge = await startRedisBridge(redis.url);
  const ports: number[] = [];
  while (ports.length < (wish.webs ?? 1)) ports.push(await findFreePort());
  const env = readEnv({
    AXISOR_DATA_DIR: directory.root,
    BREACHED_PASSWORDS_URL: "off",
    FIAT_RATES_URL: "off",
    UPSTASH_REDIS_REST_URL: bridge.url,
    UPSTASH_REDIS_REST_TOKEN: bridge.token,
    WEB_REPLICAS: String(ports.length),
    ...wish.settings,
  });
  const source = await findKeyring({ env, directory, secrets });
  if (source === null) throw new Error("There is no keyring");
  const wiringOf = (webPort: number): Wiring => ({
    ...{ env, secrets, databaseUrl, webPort },
    exchangeUrl: `${paper.url}/v3`,
    streamUrl: `${paper.url.replace(/^http/, "ws")}/v1`,
    ...{ counterToken: undefined, demo: true, outbox: false },
    ...{ keys, vapid },
  });
  const databaseUrl = (await wish.databaseBehind?.(database.url)) ?? database.url;
  const keys = await placesOf(source, env);
  const vapid = readVapidKeys(directory.vapid);
  await seedDemo({
    databaseUrl: database.url,
    paperUrl: paper.url,
    paperAdminToken: secrets.paperAdminToken,
    ...{ email: DEMO_EMAIL, password: secrets.demoPassword, keys: source },
  });
  const sql = postgres(database.url, { max: 1 });
  await sql`update exchange_accounts set created_at = created_at - interval '1 hour'`;
  await sql.end();
  await buildProduct(new AbortController().signal);
  const told = new Set<RunningPart>();
  const deaths: string[] = [];
  const watched = (part: RunningPart): RunningPart => {
    void part.ended.then((how) => {
      if (!told.has(part)) deaths.push(`The ${part.name} ${how}`);
    });
    return part;
  };
  const end = (part: RunningPart, signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    told.add(part);
    return stopProcess(part.identity, signal, signal === "SIGKILL" ? 0 : DRAIN_GRACE_MS);
  };
  const kill = (part: RunningPart): Promise<void> => end(part, "SIGKILL");
  const startWorker = (): RunningPart =>
    watched(
      startPart({
        ...{
          name: "worker",
          args: ["src/cli/worker.ts"],
          env: workerEnv(wiringOf(ports[0] ?? 0)),
        },
        logFile: join(directory.logs, "worker.log"),
      }),
    );
  const startWeb = async (
    webPort: number,
    serverFile = SERVER_FILE,
    before: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Promise<RunningPart> => {
    const part = watched(
      startPart({
        ...{
          name: "web server",
          args: [...SERVER_FLAGS, ...before, serverFile],
          env: { ...webEnv(wiringOf(webPort)), ...more },
        },
        logFile: join(directory.logs, `web-${webPort}.log`),
      }),
    );
    if (await waitForPage(`http://127.0.0.1:${webPort}/`, part)) return part;
    throw new Error("The page does not answer");
  };
  const openWeb = async (webPort: number): Promise<InstallationWeb> => {
    let part = await startWeb(webPort);
    return {
      port: webPort,
      pid: () => part.identity.pid,
      stop: () => kill(part),
      drain: () => end(part, "SIGTERM"),
      start: async (serverFile, before) => {
        part = await startWeb(webPort, serverFile, before);
      },
    };
  };
  let worker = startWorker();
  const webs: InstallationWeb[] = [];
  for (const webPort of ports) webs.push(await openWeb(webPort));
  await paper.begin();
  const everyWeb: InstallationPart = {
    stop: async () => void (await Promise.all(webs.map((web) => web.stop()))),
    start: async () => void (await Promise.all(webs.map((web) => web.start()))),
  };
  return {
    logs: directory.logs,
    secrets,
    /** What the worker opens secrets with. */
    keyringFile: directory.keyring,
    /** The server itself, whatever the product dials. */
    databaseUrl: database.url,
    /** Where prices are steered and accounts are opened, with `secrets.paperAdminToken`. */
    paperUrl: (): string => paper.url,
    /** What stands between the product and Redis: its `fault` can be set. */
    bridge,
    webs,
    workerPid: (): number => worker.identity.pid,
    /** The server that starts a process for each connection. */
    databasePid: (): number => database.identity.pid,
    paperPid: (): number => paper.part.identity.pid,
    redisPid: redis.pid,
    /** What seals and opens its secrets. */
    keyring: source,
    /** How each process of it ended that nobody had told to. */
    deaths: (): readonly string[] => deaths,
    /** The server is gone at once, sessions and all, without a checkpoint; its part's `start` brings it back. */
    crashDatabase: (): Promise<void> => stopProcess(database.identity, "SIGQUIT", DRAIN_GRACE_MS),
    /** Another worker comes before this one is told to end. */
    rollWorker: async (): Promise<void> => {
      const old = worker;
      worker = startWorker();
      await end(old, "SIGTERM");
    },
    /** A process that serves pages and opens keys besides, as one on a platform of functions does. */
    openKeyed: async (): Promise<{ readonly port: number; stop(): Promise<void> }> => {
      const keyedPort = await findFreePort();
      const part = await startWeb(keyedPort, SERVER_FILE, [], { ROLE: "all", ...keys.worker });
      return { port: keyedPort, stop: () => kill(part) };
    },
    /** Each part that can fail, with how it does and how it comes back. */
    parts: {
      database: {
        stop: () => database.stop(),
        start: async () => {
          database = await startDatabase();
        },
      },
      kv: {
        stop: async () => {
          bridge.fault = "refuse";
        },
        start: async () => {
          bridge.fault = null;
        },
      },
      web: everyWeb,
      exchange: {
        stop: () => paper.part.stop(),
        start: async () => {
          paper = await startExchange();
          await paper.begin();
        },
      },
      worker: {
        stop: () => kill(worker),
        start: async () => {
          worker = startWorker();
        },
      },
    } satisfies Record<string, InstallationPart>,
    close: async (): Promise<void> => {
      await Promise.all([...webs.map((web) => web.stop()), kill(worker)]);
      await paper.part.stop();
      await Promise.all([bridge.stop(), redis.stop()]);
      await database.stop();
    },
  };
};

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
