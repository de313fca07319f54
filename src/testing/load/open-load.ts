import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type Keep, openingInOrder } from "#cli/infra/end-in-reverse.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { DEMO_EMAIL } from "#cli/start/child-env.ts";
import { type Installation, openInstallation } from "../installation/open-installation.ts";
import { checkOpenFiles } from "./check-open-files.ts";
import { cpuSecondsOf, memoryOf } from "./cpu-of.ts";
import { enterCrowd } from "./enter-crowd.ts";
import type { LoadJob } from "./generator/load-job.ts";
import type { Cores, LoadReport } from "./load-report.ts";
import { movePrices } from "./move-prices.ts";
import { provokeReceipt } from "./provoke-receipt.ts";
import { readMetrics } from "./read-metrics.ts";
import { readTicks, type TickReport, ticksBetween } from "./read-ticks.ts";
import { waitsBetween, waitsIn, waitWithin } from "./read-waits.ts";
import { seedCrowd } from "./seed-crowd.ts";
import { startGenerator } from "./start-generator.ts";

/** People do not all come at once. */
const ARRIVALS = 250;
/** Before the measured time at the least: what arriving set going comes to rest, and code that runs often is compiled. */
const WARM_MS = 10_000;
/** In think times: what is measured is people who are at it, so each has looked before. */
const WARM_LOOKS = 1.5;
/** Ticks differ by up to a beat, and every number of users is held against the same idle ones: those are counted for longer. */
const IDLE_TIMES = 2;
const MOST_IDLE_S = 120;
const LEAST_IDLE_S = 30;

export type LoadWish = Readonly<{ users: number; webs: number; say: (text: string) => void }>;

export type Measured = Readonly<{
  users: number;
  thinkMs: number;
  seconds: number;
  /** False where users hold their stream and nothing else; true by default. */
  isAsking?: boolean;
  /** What else goes on under the load, which lasts at least until it is done. */
  meanwhile?: () => Promise<void>;
}>;

const coresOf = (installation: Installation): Cores => {
  const { webs, workerPid, databasePid, redisPid, paperPid } = installation;
  const { user, system } = process.cpuUsage();
  return {
    web: webs.reduce((total, web) => total + cpuSecondsOf(web.pid()), 0),
    worker: cpuSecondsOf(workerPid()),
    database: cpuSecondsOf(databasePid()),
    redis: redisPid === undefined ? Number.NaN : cpuSecondsOf(redisPid),
    exchange: cpuSecondsOf(paperPid()),
    // The bridge runs in this very process, which does little else meanwhile.
    bridge: (user + system) / 1e6,
  };
};

const between = (one: Cores, other: Cores, seconds: number): Cores => {
  const each = (name: keyof Cores): number => (other[name] - one[name]) / seconds;
  return {
    ...{ web: each("web"), worker: each("worker"), database: each("database") },
    ...{ redis: each("redis"), exchange: each("exchange"), bridge: each("bridge") },
  };
};

const open = async ({ users: count, webs, say }: LoadWish, keep: Keep) => {
  const metrics = { port: await findFreePort(), token: randomBytes(24).toString("hex") };
  const installation = await openInstallation({
    webs,
    endsAtSignals: true,
    settings: {
      METRICS_TOKEN: metrics.token,
      METRICS_PORT: String(metrics.port),
      // Each user comes from a network of their own, as a proxy would say.
      TRUSTED_PROXIES: "1",
    },
  });
  keep(() => installation.close());
  const { secrets, databaseUrl, paperUrl } = installation;
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
  keep(() => sql.end());
  const steered = { paperUrl: paperUrl(), adminToken: secrets.paperAdminToken };
  const ports = installation.webs.map(({ port }) => port);
  const watchTicks = async (ms: number): Promise<TickReport> => {
    const before = await readTicks(metrics);
    await sleep(ms);
    return ticksBetween(before, await readTicks(metrics));
  };
  /** How long statements of each web process waited for a connection, since it began. */
  const readWaits = () =>
    Promise.all(ports.map(async (port) => waitsIn(await readMetrics({ ...metrics, port }))));
  const prepare = async () => {
    await provokeReceipt(sql, steered, DEMO_EMAIL);
    const seeded = await seedCrowd(sql, DEMO_EMAIL, count);
    say(`${seeded.length} users are in the database`);
    const entered = await enterCrowd(
      {
        ...{ sql, origin: `http://localhost:${ports[0]}` },
        ...{ password: secrets.demoPassword, secret: secrets.nextAuthSecret },
      },
      seeded,
    );
    say(`${entered.logins} of them logged in`);
    return entered;
  };
  const { users, logins } = await prepare();
  const moving = new AbortController();
  const prices = movePrices(steered, moving.signal);
  // Whoever closes the load hears of what stopped them.
  prices.catch(() => undefined);
  keep(async () => {
    moving.abort();
    await prices;
  });

  let idle: TickReport | null = null;
  /** So many of the users have loaded the page: they came as they will come again, and have its files. */
  let known = 0;
  /** Lets the first so many users loose, and tells what came of it once all of them are there. */
  const measure = async (wish: Measured): Promise<LoadReport> => {
    const { thinkMs, seconds, isAsking = true, meanwhile = async () => undefined } = wish;
    const chosen = users.slice(0, wish.users);
    idle ??= await watchTicks(1_000 * Math.min(MOST_IDLE_S, Math.max(LEAST_IDLE_S, IDLE_TIMES * seconds)));
    const job: LoadJob = {
      ...{ ports, users: chosen, thinkMs, isAsking },
      ...{ arrivals: ARRIVALS, newcomers: isAsking ? Math.max(0, chosen.length - known) : 0 },
    };
    known += job.newcomers;
    const generator = startGenerator(job);
    try {
      // Whoever watches over the processes has read them before; the first time they load what tells it.
      await readWaits();
      say(`${await generator.start()} of ${chosen.length} streams are open`);
      await sleep(Math.max(WARM_MS, WARM_LOOKS * thinkMs));
      generator.begin();
      const [waitsBefore, ticksBefore] = [await readWaits(), await readTicks(metrics)];
      const before = coresOf(installation);
      const began = performance.now();
      await Promise.all([sleep(seconds * 1_000), meanwhile()]);
      const used = between(before, coresOf(installation), (performance.now() - began) / 1_000);
      const loaded = ticksBetween(ticksBefore, await readTicks(metrics));
      const connectionWaitMs = waitWithin(waitsBetween(waitsBefore, await readWaits()), 0.99);
      const webMemory = installation.webs.reduce((total, web) => total + memoryOf(web.pid()), 0);
      const seen = await generator.end();
      return {
        ...{ ...seen, users: chosen.length, thinkMs, webs, logins: Math.min(logins, chosen.length) },
        ...{ isPinned: generator.isPinned, used, webMemory, connectionWaitMs },
        ticks: { idle, loaded },
      };
    } finally {
      generator.kill();
    }
  };
  return { installation, metricsToken: metrics.token, sql, users, measure };
};

/** Starts the whole product with so many users in it, of whom any number can then be let loose. */
export const openLoad = async (wish: LoadWish) => {
  checkOpenFiles(wish.users);
  const [opened, close] = await openingInOrder((keep) => open(wish, keep));
  return { ...opened, close };
};

export type OpenLoad = Awaited<ReturnType<typeof openLoad>>;
