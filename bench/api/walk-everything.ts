import { request as open } from "node:http";
import { z } from "zod";
import { listProcedures, type WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import { readAsBundler } from "#cli/matrix/read-as-bundler.ts";
import type { TabledRoute } from "#cli/matrix/read-route-table.ts";
import type { Values } from "../bench.ts";
import { quantile } from "../rounds.ts";
import { say } from "../say.ts";
import { BEFORE } from "./act-by-hand.ts";
import { type Asker, type Askers, NOT_FIRST, type WalkSizes, whoAsks } from "./enter-askers.ts";
import { refusedBecause } from "./refused-here.ts";

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
  /** The page that browsers ask from. */
  readonly origin: string;
  readonly headersOf: (cookie: string, network: string) => Readonly<Record<string, string>>;
};

type Sent = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

type Answered = { readonly status: number; readonly ms: number };

/** What a procedure that answers nothing answers has no data. */
const dataSchema = z.object({ result: z.object({ data: z.unknown().optional() }) });

/** What a procedure answered; null where it refused. */
const dataIn = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return response.ok ? dataSchema.parse(JSON.parse(text)).result.data : null;
};

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
  { path, isMutation }: Pick<WalkedProcedure, "path" | "isMutation">,
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

type Walked = { readonly times: readonly number[]; readonly done: number };

const DEFECT = 500;

/** Whoever is told to come later has not been answered, however soon that was said. */
const isPutOff = (status: number): boolean => status === 429 || status > DEFECT;

/** What is sent at the moment it is asked, or null where something that has to be asked before it is refused. */
type Way = () => Promise<Sent | null>;

/** Of several ways to ask for the same, the first that is carried out, or else the last. */
type Ways = readonly Way[];

const UNASKED: Answered = { status: 0, ms: Number.POSITIVE_INFINITY };

const isDone = ({ status }: Answered): boolean => status >= 200 && status < 300;

const askUntilDone = async (ways: Ways): Promise<Answered> => {
  let answer = UNASKED;
  for (const way of ways) {
    const sent = await way();
    answer = sent === null ? UNASKED : await send(sent);
    // A refusal is an answer that somebody waits for; a defect is none, however soon it is there.
    if (answer.status === DEFECT) throw new Error(`${sent?.method} ${sent?.url} ended in a defect`);
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

/** How somebody asks for what is done under that name: as their browser would at that moment, or else in each form there is. */
const waysOf =
  (asked: Asked, { procedures }: Everything, name: string) =>
  (asker: Asker): Ways => {
    const { cookie, network, deeds, inputsOf } = asker;
    const find = (path: string): WalkedProcedure => {
      const procedure = procedures.find((one) => one.path === path);
      if (procedure === undefined) throw new Error(`There is no procedure ${path}`);
      return procedure;
    };
    const call = (path: string, input: unknown) => callOf(asked, find(path), { input, cookie, network });
    const deed = deeds[name];
    if (deed === undefined) return inputsOf(find(name)).map((input) => async () => call(name, input));
    const ask = async (path: string, input?: unknown): Promise<unknown> => {
      const { url, headers, ...request } = call(path, input);
      // It counts what it sends, and names the host that it asks, by itself: so it asks where a browser does.
      const { "content-length": _, host: __, ...others } = headers;
      return dataIn(await fetch(url.replace(asked.url, asked.origin), { ...request, headers: others }));
    };
    return [
      async () => {
        const input = await deed.inputOf({ origin: asked.origin, ask });
        return input === null ? null : call(deed.procedure ?? name, input);
      },
    ];
  };

/**
 * The 95th percentile in ms; none where fewer than `least` were carried out, since a refusal is soon said, nor where something was
 * that is said to be refused to everybody.
 */
const timeOf = (path: string, { times, done }: Walked, least: number): number => {
  const isAsSaid = refusedBecause(path) === undefined ? done >= least : done === 0;
  if (isAsSaid) return quantile(times, 0.95);
  say(`${path}: ${done} were carried out`);
  return Number.NaN;
};

/** The 95th percentile of each procedure in ms, by its path, asked one after another. */
export const walkProcedures = async (
  asked: Asked,
  everything: Everything,
  askers: Askers,
  { turns }: WalkSizes,
): Promise<Values> => {
  const { procedures } = everything;
  const groups = { kept: askers.next("kept"), traded: askers.next("traded"), known: askers.next("known") };
  const values: Record<string, number> = {};
  // What only asks comes first: it finds everything as it was made.
  for (const procedure of procedures.toSorted((a, b) => Number(a.isMutation) - Number(b.isMutation))) {
    const who = whoAsks(procedure);
    const before = BEFORE[procedure.path];
    if (before !== undefined) await walk(groups[who].map(waysOf(asked, everything, before)));
    const asks = groups[who].map(waysOf(asked, everything, procedure.path));
    const times = procedure.isMutation ? 1 : turns;
    const walked = await walk(Array.from({ length: times }, () => asks).flat());
    // Whoever knows what to send and is refused all the same has not done what is timed.
    const mostKnow = groups[who].some(({ deeds }) => procedure.path in deeds);
    values[procedure.path] = timeOf(procedure.path, walked, mostKnow ? asks.length / 2 : 1);
    // What a change used up, or whom it put out, is nobody's any more.
    if (procedure.isMutation) groups[who] = askers.next(who);
  }
  return values;
};

/** The same of a route, by `sends`. */
export const walkRoute = async ({ path }: TabledRoute, sends: readonly Sent[]): Promise<number> =>
  timeOf(path, await walk(sends.map((one) => [async () => one])), 1);
