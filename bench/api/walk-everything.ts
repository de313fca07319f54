import { request as open } from "node:http";
import { listProcedures, type WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import type { Product } from "#cli/matrix/open-product.ts";
import { readAsBundler } from "#cli/matrix/read-as-bundler.ts";
import type { TabledRoute } from "#cli/matrix/read-route-table.ts";
import { seedTenant } from "#cli/matrix/seed-tenant.ts";
import type { PaperDesk } from "#cli/seed-demo/open-paper-account.ts";
import type { WiringOptions } from "#server/composition.ts";
import { asNewCommand } from "#testing/queries/own-inputs.ts";
import type { Values } from "../bench.ts";
import { quantile } from "../rounds.ts";
import { say } from "../say.ts";
import { enterTrading } from "./enter-trading.ts";
import { wholeInputs } from "./whole-input.ts";

/** All that can be asked of the product over HTTP. */
export type Everything = {
  readonly procedures: readonly WalkedProcedure[];
  readonly routes: readonly TabledRoute[];
};

/** Everything by the router and the files of routes: what is added there is in it. */
export const listEverything = async (): Promise<Everything> => {
  readAsBundler();
  const { readRouteTable } = await import("#cli/matrix/read-route-table.ts");
  return { procedures: listProcedures(), routes: await readRouteTable() };
};

/** Where it is asked, and how browsers ask there. */
export type Asked = {
  readonly url: string;
  readonly headersOf: (cookie: string, network: string) => Readonly<Record<string, string>>;
};

/** How many traders ask, each of whom has everything, and how often each asks what changes nothing. */
export type WalkSizes = { readonly samples: number; readonly turns: number };

/** The first answers of each are not counted. */
const NOT_FIRST = 2;

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

const callOf = (
  asked: Asked,
  { path, isMutation }: WalkedProcedure,
  { input, cookie, network }: { readonly input: unknown; readonly cookie: string; readonly network: string },
): Sent => {
  const url = new URL(`${asked.url}/api/trpc/${path}`);
  const headers = asked.headersOf(cookie, network);
  if (isMutation) {
    const body = JSON.stringify(input) ?? "";
    const length = String(Buffer.byteLength(body));
    const typed = { ...headers, "content-type": "application/json", "content-length": length };
    return { url: url.href, method: "POST", headers: typed, body };
  }
  if (input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  return { url: url.href, method: "GET", headers };
};

/**
 * What is carried out only for somebody whose account the exchange knows. Whoever has something of everything has an account
 * there that is made up, and is told to come later.
 */
const TRADED =
  /^(positions|ledger)\.|^entries\.arm$|^credentials\.test$|^automations\.(checkConflicts|copy|rollBack|(arm|resume|preview)\w+)$/;

/** What has to be done before something else can be. */
const BEFORE: Readonly<Record<string, string>> = {
  "automations.resumeGuard": "automations.pauseGuard",
  "automations.resumeCrossGuard": "automations.pauseCrossGuard",
  "positions.removeStopLoss": "positions.setStopLoss",
  "positions.removeTakeProfit": "positions.setTakeProfit",
};

/** Wires a product to that exchange, on a clock that goes: what is signed is good for seconds. */
export const tradingAt = ({ paperUrl }: PaperDesk): Partial<WiringOptions> => ({
  paper: { rest: `${paperUrl}/v3`, stream: `${paperUrl.replace(/^http/, "ws")}/v1` },
  clock: Date.now,
  fetch: globalThis.fetch,
});

/** A trader, and what they would send: of several inputs the first that is carried out counts. */
type Asker = {
  readonly cookie: string;
  readonly network: string;
  readonly inputsOf: (procedure: WalkedProcedure) => readonly unknown[];
};

const networkOf = (number: number): string => `203.0.${113 + Math.floor(number / 250)}.${(number % 250) + 1}`;

/** A trader with something of everything. */
const enterKept = async (product: Product, number: number): Promise<Asker> => {
  const own = await seedTenant(product, "operator");
  return {
    cookie: own.cookie,
    network: networkOf(number),
    inputsOf: (procedure) => wholeInputs(procedure, own).slice(0, 1),
  };
};

/** A trader whose account the exchange knows. */
const enterAnswered = async (product: Product, paper: PaperDesk, number: number): Promise<Asker> => {
  const own = await enterTrading(product, paper);
  return {
    cookie: own.cookie,
    network: networkOf(number),
    inputsOf: (procedure) => wholeInputs(procedure, own).map(asNewCommand),
  };
};

/** Those who ask one thing after another; whoever changed something is used up. */
export type Askers = {
  next(who: "kept" | "traded"): readonly Asker[];
};

/** Traders enough for all that changes something, some for what only asks and some for routes, made before anything is asked. */
export const enterAskers = async (
  product: Product,
  paper: PaperDesk,
  { procedures }: Everything,
  { samples }: WalkSizes,
): Promise<Askers> => {
  const changes = procedures.filter(({ isMutation }) => isMutation);
  const traded = changes.filter(({ path }) => TRADED.test(path)).length;
  const size = samples + NOT_FIRST;
  let number = 0;
  const make = async (groups: number, enter: (number: number) => Promise<Asker>) => {
    const made: Asker[] = [];
    for (let group = 0; group < groups; group += 1) {
      const first = number;
      number += size;
      made.push(...(await Promise.all(Array.from({ length: size }, (_, at) => enter(first + at)))));
    }
    return made;
  };
  const made = {
    kept: await make(changes.length - traded + 2, (at) => enterKept(product, at)),
    traded: await make(traded + 1, (at) => enterAnswered(product, paper, at)),
  };
  return { next: (who) => made[who].splice(0, size) };
};

type Walked = { readonly times: readonly number[]; readonly done: number };

const DEFECT = 500;

/** Whoever is told to come later has not been answered, however soon that was said. */
const isPutOff = (status: number): boolean => status === 429 || status > DEFECT;

/** Of several ways to ask for the same, the first that is carried out, or else the last. */
type Ways = readonly Sent[];

const isDone = ({ status }: Answered): boolean => status >= 200 && status < 300;

const askUntilDone = async (ways: Ways): Promise<Answered> => {
  let answer: Answered = { status: 0, ms: Number.POSITIVE_INFINITY };
  for (const way of ways) {
    answer = await send(way);
    // A refusal is an answer that somebody waits for; a defect is none, however soon it is there.
    if (answer.status === DEFECT) throw new Error(`${way.method} ${way.url} ended in a defect`);
    if (isDone(answer)) break;
  }
  return answer;
};

const walk = async (asks: readonly Ways[]): Promise<Walked> => {
  const answers: Answered[] = [];
  for (const ways of asks) answers.push(await askUntilDone(ways));
  const counted = answers.length > NOT_FIRST ? answers.slice(NOT_FIRST) : answers;
  return {
    times: counted.map(({ status, ms }) => (isPutOff(status) ? Number.POSITIVE_INFINITY : ms)),
    done: answers.filter(isDone).length,
  };
};

/** The 95th percentile of each procedure in ms, by its path, asked one after another. */
export const walkProcedures = async (
  asked: Asked,
  { procedures }: Everything,
  askers: Askers,
  { turns }: WalkSizes,
): Promise<Values> => {
  const groups = { kept: askers.next("kept"), traded: askers.next("traded") };
  const values: Record<string, number> = {};
  const undone: string[] = [];
  const asksOf = (group: readonly Asker[], procedure: WalkedProcedure): readonly Ways[] =>
    group.map((each) =>
      each.inputsOf(procedure).map((input) => callOf(asked, procedure, { ...each, input })),
    );
  // What only asks comes first: it finds everything as it was made.
  for (const procedure of procedures.toSorted((a, b) => Number(a.isMutation) - Number(b.isMutation))) {
    const who = TRADED.test(procedure.path) ? "traded" : "kept";
    const before = procedures.find(({ path }) => path === BEFORE[procedure.path]);
    if (before !== undefined) await walk(asksOf(groups[who], before));
    const asks = asksOf(groups[who], procedure);
    const times = procedure.isMutation ? 1 : turns;
    const walked = await walk(Array.from({ length: times }, () => asks).flat());
    values[procedure.path] = quantile(walked.times, 0.95);
    if (walked.done === 0) undone.push(procedure.path);
    // What a change used up, or whom it put out, is nobody's any more.
    if (procedure.isMutation) groups[who] = askers.next(who);
  }
  if (undone.length > 0) say(`refused every time, and measured so: ${undone.join(", ")}`);
  return values;
};

/** The same of a route, by `sends`. */
export const walkRoute = async ({ path }: TabledRoute, sends: readonly Sent[]): Promise<number> => {
  const { times, done } = await walk(sends.map((one) => [one]));
  if (done === 0) say(`${path} refused every time, and was measured so`);
  return quantile(times, 0.95);
};
