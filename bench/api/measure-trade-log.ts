import autocannon from "autocannon";
import { cpuSecondsOf } from "#testing/load/cpu-of.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost } from "../figure.ts";
import { median } from "../rounds.ts";
import { say } from "../say.ts";
import { type ApiStage, openApiStage } from "./open-api-stage.ts";
import { startRawServer } from "./start-raw-server.ts";

const CONNECTIONS = 16;
/** So few that what each was told is kept for when they ask again. */
const REGULARS = 60;
const WARM_UP_S = 3;
const ROUND_S = 4;
const ROUNDS = 5;

type Rival = {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** What the requests carry, in turn. */
  readonly headers: readonly Readonly<Record<string, string>>[];
  /** Whether each connection begins elsewhere among them, so that nobody asks again before all others have. */
  readonly isSpread?: true;
};

type Round = { readonly cpuUs: number; readonly perSecond: number; readonly p99: number };

const LIST = `/api/trpc/tradeLog.list?input=${encodeURIComponent(JSON.stringify({ limit: 50 }))}`;

/** Begins elsewhere among all requests with each client that asks for it. */
const spreadOver = (requests: readonly autocannon.Request[]) => {
  let clients = 0;
  return (client: autocannon.Client): void => {
    const at = Math.floor((clients * requests.length) / CONNECTIONS);
    clients += 1;
    client.setRequests([...requests.slice(at), ...requests.slice(0, at)]);
  };
};

const play = async ({ name, url, pid, headers, isSpread }: Rival, seconds: number): Promise<Round> => {
  const began = cpuSecondsOf(pid);
  const requests = headers.map((each) => ({ headers: { ...each } }));
  const result = await autocannon({
    ...{ url, connections: CONNECTIONS, duration: seconds, requests },
    ...(isSpread === undefined ? {} : { setupClient: spreadOver(requests) }),
  });
  const used = cpuSecondsOf(pid) - began;
  const answered = result["2xx"];
  if (answered === 0 || result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name}: ${answered} answers, ${result.non2xx} refusals, ${result.errors} errors`);
  return { cpuUs: (used * 1e6) / answered, perSecond: answered / result.duration, p99: result.latency.p99 };
};

const middle = (rounds: readonly Round[]): Round => ({
  cpuUs: median(rounds.map(({ cpuUs }) => cpuUs)),
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p99: median(rounds.map(({ p99 }) => p99)),
});

/** Rounds in turn, so that whatever else the machine does falls on all of them. */
const playInTurn = async (rivals: readonly Rival[]): Promise<readonly Round[]> => {
  for (const rival of rivals) await play(rival, WARM_UP_S);
  const rounds = rivals.map((): Round[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, rival] of rivals.entries()) rounds[at]?.push(await play(rival, ROUND_S));
  }
  const results = rounds.map(middle);
  for (const [at, { name }] of rivals.entries()) {
    const { cpuUs = 0, perSecond = 0, p99 = 0 } = results[at] ?? {};
    say(`${name}: ${cpuUs.toFixed(0)} us of server CPU, ${perSecond.toFixed(0)}/s, p99 ${p99} ms`);
  }
  return results;
};

const measureOn = async (stage: ApiStage): Promise<Values> => {
  const raw = await startRawServer(stage.installation.databaseUrl, stage.installation.logs);
  const web = stage.installation.webs[0]?.pid() ?? 0;
  const everybody = stage.browsers.map(({ headers }) => headers);
  const browsers = everybody.slice(0, REGULARS);
  const tokens = stage.browsers.map(({ token }) => ({ authorization: token }));
  try {
    const [ours, anew, bare, rawPage, rawCrowd, rawStatic] = await playInTurn([
      { name: "tradeLog.list", url: stage.url + LIST, pid: web, headers: browsers },
      {
        name: "tradeLog.list, told anew",
        ...{ url: stage.url + LIST, pid: web, headers: everybody, isSpread: true },
      },
      { name: "bare route", url: `${stage.url}/api/health`, pid: web, headers: browsers },
      {
        name: "node:http + postgres.js",
        ...{ url: `${raw.url}/page`, pid: raw.pid, headers: tokens.slice(0, REGULARS) },
      },
      {
        name: "node:http + postgres.js, a crowd",
        ...{ url: `${raw.url}/page`, pid: raw.pid, headers: tokens, isSpread: true },
      },
      { name: "node:http alone", url: `${raw.url}/static`, pid: raw.pid, headers: [{}] },
    ]);
    if (!ours || !anew || !bare || !rawPage || !rawCrowd || !rawStatic)
      throw new Error("Not all of them were played");
    return {
      [CPU]: ours.cpuUs / rawPage.cpuUs,
      [OURS]: ours.cpuUs,
      [RAW]: rawPage.cpuUs,
      [BARE]: bare.cpuUs,
      [THROUGHPUT]: ours.perSecond / bare.perSecond,
      [P99]: ours.p99 / bare.p99,
      [ANEW_CPU]: anew.cpuUs / rawCrowd.cpuUs,
      [ANEW]: anew.cpuUs,
      [ANEW_THROUGHPUT]: anew.perSecond / bare.perSecond,
      [ANEW_P99]: anew.p99 / bare.p99,
      [RAW_THROUGHPUT]: rawPage.perSecond / bare.perSecond,
      [RAW_P99]: rawPage.p99 / bare.p99,
    };
  } finally {
    await raw.stop();
  }
};

const CPU = "tradeLog.list, 50 rows, server CPU / node:http + postgres.js with the same session and page";
const OURS = "tradeLog.list, 50 rows, server CPU";
const RAW = "node:http + postgres.js, the same session and page, server CPU";
const BARE = "bare route of the same build, server CPU";
const THROUGHPUT = "tradeLog.list, throughput / bare route of the same build";
const P99 = "tradeLog.list, p99 / bare route of the same build";
const ANEW_CPU =
  "tradeLog.list told anew to a crowd, server CPU / node:http + postgres.js with the same session and page";
const ANEW = "tradeLog.list told anew to a crowd, server CPU";
const ANEW_THROUGHPUT = "tradeLog.list told anew to a crowd, throughput / bare route of the same build";
const ANEW_P99 = "tradeLog.list told anew to a crowd, p99 / bare route of the same build";
const RAW_THROUGHPUT = "reference: node:http + postgres.js, the same page, throughput / bare route";
const RAW_P99 = "reference: node:http + postgres.js, the same page, p99 / bare route";

const AS_BARE = "what reads the same page and does nothing else hardly keeps it: see the references";

/** What the most asked list costs beyond what its rows cost anybody. */
export const tradeLog: Part<null> = {
  title: "trade log",
  figures: [
    { name: CPU, unit: "x", target: atMost(5) },
    { name: OURS, unit: "us", target: null },
    { name: RAW, unit: "us", target: null },
    { name: BARE, unit: "us", target: null },
    { name: THROUGHPUT, unit: "x", target: atLeast(0.35) },
    { name: P99, unit: "x", target: atMost(3) },
    // The same where nothing that was told before is told again: the whole page is read, as the bare server reads it.
    { name: ANEW_CPU, unit: "x", target: atMost(5) },
    { name: ANEW, unit: "us", target: null },
    { name: ANEW_THROUGHPUT, unit: "x", target: atLeast(0.35), because: AS_BARE },
    { name: ANEW_P99, unit: "x", target: atMost(3), because: AS_BARE },
    // What asks for the same page and does nothing else: where it misses them too, nothing of ours can keep them.
    { name: RAW_THROUGHPUT, unit: "x", target: null },
    { name: RAW_P99, unit: "x", target: null },
  ],
  measure: async () => {
    // Counted in this process, as where one web process stands alone.
    const stage = await openApiStage({
      settings: { UPSTASH_REDIS_REST_URL: "", UPSTASH_REDIS_REST_TOKEN: "" },
    });
    try {
      return await measureOn(stage);
    } finally {
      await stage.close();
    }
  },
};
