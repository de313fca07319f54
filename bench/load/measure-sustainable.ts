import { availableParallelism } from "node:os";
import { errorShare } from "#testing/load/answer-tally.ts";
import { findLargest } from "#testing/load/find-largest.ts";
import { loadLines } from "#testing/load/load-lines.ts";
import {
  brokenPromises,
  cpuPerRequest,
  goodputOf,
  type LoadReport,
  latenessGrowth,
} from "#testing/load/load-report.ts";
import type { OpenLoad } from "#testing/load/open-load.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost, below, exactly } from "../figure.ts";
import { quantile } from "../rounds.ts";
import { say } from "../say.ts";
import type { LoadSizes, LoadStage } from "./load-stage.ts";
import { type Beside, type BesideTimes, OFTEN_MS, SELDOM_MS, sampleBeside } from "./sample-beside.ts";
import { type LoadedWalk, WALKED } from "./walk-loaded.ts";

/** So many users who look every half a minute; of those who look more often fewer ask as much. */
const USERS_A_MS = 10_000 / 30_000;

const listed = ({ thinkMs }: LoadSizes) => {
  const at = `at the most users, ${thinkMs / 1_000} s between looks`;
  const target = atLeast(USERS_A_MS * thinkMs);
  return {
    users: { name: `users carried, ${thinkMs / 1_000} s between looks`, unit: "users", target },
    held: {
      name: "of three more minutes at that number, those that kept all of it",
      unit: "minutes",
      target: null,
    },
    perCore: { name: "the same for each core that the servers took", unit: "users/core", target: null },
    p95: { name: `p95 of an answer ${at}`, unit: "ms", target: below(200) },
    p99: { name: `p99 of an answer ${at}`, unit: "ms", target: null },
    errors: { name: `requests not answered ${at}`, unit: "%", target: below(0.1) },
    fives: { name: `5xx ${at}`, unit: "answers", target: exactly(0) },
    ticks: { name: `ticks later than idle ${at}`, unit: "%", target: atMost(10) },
    lost: { name: `prices lost on the way ${at}`, unit: "prices", target: exactly(0) },
    web: { name: `web's processor time for a request ${at}`, unit: "ms", target: null },
    database: { name: `database's processor time for a request ${at}`, unit: "ms", target: null },
    generator: { name: `share of the machine that the generator took ${at}`, unit: "%", target: null },
    triggers: { name: "due triggers, p99 under that load", unit: "ms", target: below(50) },
    intents: { name: "intents by account, p99 under that load", unit: "ms", target: below(50) },
    session: { name: "session lookup, p99 under that load", unit: "ms", target: below(50) },
    connection: {
      name: "wait for a connection of a web's pool, p99 under that load",
      unit: "ms",
      target: below(50),
    },
    connectionBelow: {
      name: "wait for a connection of a web's pool, p99 at four fifths of that load",
      unit: "ms",
      target: below(50),
    },
    ready: { name: "readiness of a web process over HTTP, p99 under that load", unit: "ms", target: null },
    unready: {
      name: "a web process said that it is not ready under that load",
      unit: "times",
      target: exactly(0),
    },
    goodput: { name: "goodput at twice that load / at that load", unit: "%", target: atLeast(80) },
    silent: { name: "refusals without Retry-After at twice that load", unit: "answers", target: exactly(0) },
    refused: { name: "refusals at twice that load", unit: "answers", target: null },
  } as const;
};

type Seen = { readonly report: LoadReport; readonly times: BesideTimes };

const besideOf = async ({ installation, sql }: OpenLoad): Promise<Omit<Beside, "everyMs">> => {
  const [row] = await sql<{ accountId: string; tokenHash: string }[]>`
    select a.id as "accountId", s.token_hash as "tokenHash"
    from sessions s join exchange_accounts a on a.user_id = s.user_id order by s.created_at desc limit 1`;
  const webPort = installation.webs[0]?.port;
  if (row === undefined || webPort === undefined) throw new Error("Nobody is logged in");
  return { databaseUrl: installation.databaseUrl, webPort, ...row };
};

const measureAt = async (
  load: OpenLoad,
  users: number,
  { thinkMs, seconds }: LoadSizes,
  { everyMs = SELDOM_MS, ...also }: { everyMs?: number; meanwhile?: () => Promise<void> } = {},
): Promise<Seen> => {
  const over = new AbortController();
  const sampling = sampleBeside({ ...(await besideOf(load)), everyMs }, over.signal);
  // What breaks meanwhile is told where it is waited for.
  sampling.catch(() => undefined);
  try {
    const report = await load.measure({ users, thinkMs, seconds, ...also });
    for (const line of loadLines(report)) say(line);
    over.abort();
    const times = await sampling;
    if (times.unready > 0) say(`the web process said ${times.unready} times that it was not ready`);
    return { report, times };
  } finally {
    over.abort();
  }
};

const holds = ({ report, times }: Seen): boolean =>
  brokenPromises(report).length === 0 && times.unready === 0;

/** By how soon nearly everybody was answered. */
const middleOf = (...three: readonly [Seen, Seen, Seen]): Seen =>
  three.toSorted(
    (one, other) => one.report.answers.answeredMs.p95 - other.report.answers.answeredMs.p95,
  )[1] ?? three[0];

/** What the servers took, without what made the load. */
const serverCores = ({ used }: LoadReport): number => used.web + used.worker + used.database + used.redis;

/** Everything asked once more while so many users do what they do. */
const walkUnder = async (
  load: OpenLoad,
  walk: LoadedWalk,
  users: number,
  sizes: LoadSizes,
): Promise<Values> => {
  const { walk: ask, close } = await walk.prepare(load);
  try {
    let values: Values = {};
    const meanwhile = async (): Promise<void> => {
      values = await ask();
    };
    await measureAt(load, users, sizes, { meanwhile });
    return values;
  } finally {
    await close();
  }
};

/**
 * The largest number of users the product carries with all that is promised, what becomes of twice as much, and how soon
 * everything that can be asked is answered beside them.
 */
export const sustainable = (sizes: LoadSizes, walk: LoadedWalk): Part<LoadStage> => {
  const figures = listed(sizes);
  return {
    title: "users carried",
    figures: [...Object.values(figures), ...walk.figures],
    measure: async (stage): Promise<Values> => {
      const load = await stage.load();
      const found = await findLargest(sizes, async (users) => {
        const first = await measureAt(load, users, sizes);
        // Whatever else this host does makes a minute worse and none better, so a number is missed by two in a row.
        const seen = holds(first) ? first : await measureAt(load, users, sizes);
        return { holds: holds(seen), seen };
      });
      if (found === null) return { [figures.users.name]: 0 };
      // The minute that held was chosen because it did; what is told is the one in the middle of it and two that were not.
      const others = [
        await measureAt(load, found.count, sizes),
        await measureAt(load, found.count, sizes),
      ] as const;
      const { report } = middleOf(found.seen, ...others);
      const again = await measureAt(load, found.count, sizes, { everyMs: OFTEN_MS });
      const { times } = again;
      // Twice as often by the same people: there need not be twice as many in the database.
      const { report: twice } = await measureAt(load, found.count, { ...sizes, thinkMs: sizes.thinkMs / 2 });
      // At the most that is carried everything waits for a processor, and so for whatever another holds meanwhile.
      const fewer = Math.floor(found.count * WALKED);
      const { report: roomy } = await measureAt(load, fewer, sizes);
      const walked = await walkUnder(load, walk, fewer, sizes);
      return {
        ...walked,
        [figures.users.name]: found.count,
        [figures.held.name]: [...others, again].filter(holds).length,
        [figures.perCore.name]: found.count / serverCores(report),
        [figures.p95.name]: report.answers.answeredMs.p95,
        [figures.p99.name]: report.answers.answeredMs.p99,
        [figures.errors.name]: errorShare(report.answers),
        [figures.fives.name]: report.answers.serverErrors,
        [figures.ticks.name]: 100 * latenessGrowth(report),
        [figures.lost.name]: report.streams.lost,
        [figures.web.name]: cpuPerRequest(report, "web"),
        [figures.database.name]: cpuPerRequest(report, "database"),
        [figures.generator.name]: (100 * report.cores) / availableParallelism(),
        [figures.triggers.name]: quantile(times.triggers, 0.99),
        [figures.intents.name]: quantile(times.intents, 0.99),
        [figures.session.name]: quantile(times.session, 0.99),
        [figures.connection.name]: report.connectionWaitMs,
        [figures.connectionBelow.name]: roomy.connectionWaitMs,
        [figures.ready.name]: quantile(times.ready, 0.99),
        [figures.unready.name]: times.unready,
        [figures.goodput.name]: (100 * goodputOf(twice)) / goodputOf(report),
        [figures.silent.name]: twice.answers.refusedWithoutRetryAfter,
        [figures.refused.name]: twice.answers.refused,
      };
    },
  };
};
