import { request as open } from "node:http";
import { listProcedures, type WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import { openProduct, type Product } from "#cli/matrix/open-product.ts";
import { readAsBundler } from "#cli/matrix/read-as-bundler.ts";
import type { TabledRoute } from "#cli/matrix/read-route-table.ts";
import { seedTenant } from "#cli/matrix/seed-tenant.ts";
import type { Part, Values } from "../bench.ts";
import { below, type Listed } from "../figure.ts";
import { quantile } from "../rounds.ts";
import { say } from "../say.ts";
import { type ApiStage, openApiStage } from "./open-api-stage.ts";
import { wholeInput } from "./whole-input.ts";

/** So many traders ask and change, each of whom has everything to change. */
const SAMPLES = 10;
const NOT_FIRST = 2;
/** What only asks is asked by each of them so often. */
const TURNS = 2;

/** Crons work for as long as their call may last, by design: each is called once, and has no target. */
const isCron = ({ route }: TabledRoute): boolean => route.limit === "cron";

type Sent = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

type Answered = { readonly status: number; readonly ms: number };

/** Until the whole answer is there; of a stream, until its first bytes are. */
const send = ({ url, method, headers, body }: Sent): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    // A connection of its own: one that was kept while traders are made may be closed by the other side meanwhile.
    const sent = open(url, { method, headers, agent: false }, (response) => {
      const done = () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - began });
      if (response.headers["content-type"]?.startsWith("text/event-stream") === true) {
        response.once("data", () => {
          done();
          response.destroy();
        });
        return;
      }
      response.resume().once("end", done).once("error", reject);
    });
    sent.once("error", reject).end(body);
  });

const nameOf = (path: string): string => `${path}, p95`;

/** What keeps an answer longer than a target says, where that is meant. */
const REASONS: readonly { readonly paths: RegExp; readonly because: string }[] = [
  {
    paths: /^(positions\.(?!reservePlan|outcome)|credentials\.(connect|test|replace)$|ledger\.read$)/,
    because: "it asks the exchange, which we ask with one key once in 278 ms",
  },
  {
    paths: /^security\.newBackupCodes$/,
    because: "each of ten codes is hashed as a password is",
  },
];

const reasonOf = (path: string): string | undefined => REASONS.find(({ paths }) => paths.test(path))?.because;

const callOf = (
  stage: ApiStage,
  { path, isMutation }: WalkedProcedure,
  { input, cookie, network }: { readonly input: unknown; readonly cookie: string; readonly network: string },
): Sent => {
  const url = new URL(`${stage.url}/api/trpc/${path}`);
  const headers = stage.headersOf(cookie, network);
  if (isMutation) {
    const body = JSON.stringify(input) ?? "";
    const length = String(Buffer.byteLength(body));
    const typed = { ...headers, "content-type": "application/json", "content-length": length };
    return { url: url.href, method: "POST", headers: typed, body };
  }
  if (input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  return { url: url.href, method: "GET", headers };
};

/** A trader with something of everything, and what they would send. */
const asker = async (product: Product, at: number) => {
  const own = await seedTenant(product, "operator");
  return {
    cookie: own.cookie,
    network: `203.0.113.${at + 1}`,
    inputOf: (procedure: WalkedProcedure): unknown => wholeInput(procedure, own),
  };
};

type Walked = { readonly times: readonly number[]; readonly done: number };

const DEFECT = 500;

const walk = async (sends: readonly Sent[]): Promise<Walked> => {
  const answers: Answered[] = [];
  for (const one of sends) {
    const answer = await send(one);
    // A refusal is an answer that somebody waits for; a defect is none, however soon it is there.
    if (answer.status === DEFECT) throw new Error(`${one.method} ${one.url} ended in a defect`);
    answers.push(answer);
  }
  const counted = answers.length > NOT_FIRST ? answers.slice(NOT_FIRST) : answers;
  return {
    times: counted.map(({ ms }) => ms),
    done: answers.filter(({ status }) => status >= 200 && status < 300).length,
  };
};

const walkProcedures = async (
  stage: ApiStage,
  product: Product,
  procedures: readonly WalkedProcedure[],
): Promise<Values> => {
  const freshAsker = (at: number) => asker(product, at);
  let askers = await Promise.all(Array.from({ length: SAMPLES + NOT_FIRST }, (_, at) => freshAsker(at)));
  const values: Record<string, number> = {};
  const undone: string[] = [];
  // What only asks comes first: it finds everything as it was made.
  for (const procedure of procedures.toSorted((a, b) => Number(a.isMutation) - Number(b.isMutation))) {
    const sends = askers.map((each) => callOf(stage, procedure, { ...each, input: each.inputOf(procedure) }));
    const turns = procedure.isMutation ? 1 : TURNS;
    const { times, done } = await walk(Array.from({ length: turns }, () => sends).flat());
    values[nameOf(procedure.path)] = quantile(times, 0.95);
    if (done === 0) undone.push(procedure.path);
    // What a change used up, or whom it put out, is put back by entering anew.
    if (procedure.isMutation) askers = await Promise.all(askers.map((_, at) => freshAsker(at)));
  }
  if (undone.length > 0) say(`refused every time, and measured so: ${undone.join(", ")}`);
  return values;
};

/** Where a route is asked: crons work with keys, which a web process holds where there is no worker beside it. */
const placesOf = async (stage: ApiStage) => {
  const keyed = await stage.installation.openKeyed();
  return {
    of: (one: TabledRoute): string => (isCron(one) ? `http://127.0.0.1:${keyed.port}` : stage.url),
    close: keyed.stop,
  };
};

const walkRoutes = async (stage: ApiStage, routes: readonly TabledRoute[]): Promise<Values> => {
  const { secrets } = stage.installation;
  const values: Record<string, number> = {};
  const places = await placesOf(stage);
  try {
    for (const one of routes) {
      const { path, route } = one;
      const bearer = route.limit === "health" ? METRICS_TOKEN : secrets.cronSecret;
      const asked = stage.browsers.slice(0, isCron(one) ? 1 : TURNS * SAMPLES + NOT_FIRST);
      const sends = asked.map(({ headers }) => ({
        url: `${places.of(one)}${path}`,
        method: route.methods[0] ?? "GET",
        headers: { ...headers, authorization: `Bearer ${bearer}` },
      }));
      const { times, done } = await walk(sends);
      if (done === 0) say(`${path} refused every time, and was measured so`);
      values[nameOf(path)] = quantile(times, 0.95);
    }
  } finally {
    await places.close();
  }
  return values;
};

const METRICS_TOKEN = "a token of the bench, of forty letters..";

/** A row for every procedure of the router and every route of the app: one that is missing was not measured. */
export const every = async (): Promise<Part<null>> => {
  readAsBundler();
  const { readRouteTable } = await import("#cli/matrix/read-route-table.ts");
  const procedures = listProcedures();
  const routes = await readRouteTable();
  const listed = ({ path }: { readonly path: string }) => ({ name: nameOf(path), unit: "ms" });
  const rows: readonly Listed[] = [
    ...procedures.map((one) => ({ ...listed(one), target: below(100), because: reasonOf(one.path) })),
    ...routes.map((one) => ({ ...listed(one), target: isCron(one) ? null : below(100) })),
  ];
  return {
    title: "every procedure and route",
    figures: rows,
    measure: async () => {
      const stage = await openApiStage({
        settings: { UPSTASH_REDIS_REST_URL: "", UPSTASH_REDIS_REST_TOKEN: "", METRICS_TOKEN },
      });
      const { databaseUrl, keyringFile, secrets } = stage.installation;
      const product = openProduct({ databaseUrl, keyringFile, secret: secrets.nextAuthSecret });
      try {
        return {
          ...(await walkProcedures(stage, product, procedures)),
          ...(await walkRoutes(stage, routes)),
        };
      } finally {
        await product.close();
        await stage.close();
      }
    },
  };
};
