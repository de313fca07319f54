import { channel } from "node:diagnostics_channel";
import { EventEmitter } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { readRouteTable } from "#cli/matrix/read-route-table.ts";
import { printLine } from "#cli/print.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aLog } from "#testing/server/a-log.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { API_ORIGIN, callOf, PROCEDURES, SAME_ORIGIN } from "#testing/server/procedure-examples.ts";
import vercel from "../../vercel.json" with { type: "json" };
import { keepAccessLog } from "./http/keep-access-log.ts";
import type { Route } from "./http/route.ts";
import { trpcRoute } from "./trpc/trpc-route.ts";
import { repeat } from "./worker/repeat.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const ROUTES = await readRouteTable();

type Line = { readonly event: string; readonly fields: Readonly<Record<string, unknown>> };

const linesOf = (lines: readonly string[]): readonly Line[] => lines.map((line): Line => JSON.parse(line));

/** What a line of a request tells of it in any case. */
const tells = ({ event, fields }: Line, path: string): boolean =>
  event === "request" &&
  fields["path"] === path &&
  typeof fields["requestId"] === "string" &&
  typeof fields["ms"] === "number" &&
  fields["userId"] !== undefined;

/** What of a list leaves no line; the share that does is printed. */
async function silent<T>(
  what: string,
  list: readonly T[],
  nameOf: (one: T) => string,
  leavesLine: (one: T) => Promise<boolean>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of list) if (!(await leavesLine(one))) found.push(nameOf(one));
  const share = ((list.length - found.length) / list.length) * 100;
  printLine(`${what}: ${list.length - found.length} of ${list.length} leave a line, ${share.toFixed(0)} %`);
  return found;
}

type Answering = { readonly path: string; readonly params: unknown; readonly route: Route | null };

/** What Next would call: the route itself, which is told apart from a handler that goes another way. */
const asked = async ({ path, route, params }: Answering): Promise<boolean> => {
  if (route === null) return false;
  const { send, lines } = aRoute();
  await send(route, new Request(`${API_ORIGIN}${path}`), params);
  return linesOf(lines).filter((line) => tells(line, path)).length === 1;
};

const LOOP = /(?<!\.)\brepeat\(/g;
const NAMED_LOOP = /(?<!\.)\brepeat\(\s*\w+,\s*(?:\w+|\{[^}]*\}),\s*\w+,\s*"([a-z-]+)"/g;
/** A loop until the signal that is none of `repeat`. */
const OTHER_LOOP = /setInterval\(|while \(!\S*aborted/;
/** What waits for something, and does nothing itself. */
const WAITS: Readonly<Record<string, string>> = {
  "src/server/worker/repeat.ts": "is the way of all others",
  "src/server/http/strain-watch.ts": "reads how late this process is, and remembers it",
  "src/server/worker/note-watching.ts": "waits for the first price",
  "src/server/worker/first-seen.ts": "waits for the first price",
  "src/cli/worker/tell-story.ts": "prints the demonstration's story for whoever started it",
  "src/cli/worker.ts": "waits for the first account of a network",
};

const sourcesOf = (): Readonly<Record<string, string>> => {
  const files = globSync([
    "src/server/**/*.ts",
    "src/services/**/*.ts",
    "src/cli/worker.ts",
    "src/cli/worker/*.ts",
  ]);
  const own = files.filter((file) => !file.includes(".test.") && !file.includes(".integration."));
  return Object.fromEntries(own.map((file) => [file, readFileSync(file, "utf8")]));
};

/** The worker's loops by name, and what repeats itself in another way. */
const loopsOf = (sources: Readonly<Record<string, string>>) => {
  const calls = Object.entries(sources).filter(([file]) => file !== "src/server/worker/repeat.ts");
  return {
    loops: calls.flatMap(([, text]) => [...text.matchAll(NAMED_LOOP)].flatMap(([, name]) => name ?? [])),
    unnamed: calls
      .filter(([, text]) => [...text.matchAll(LOOP)].length !== [...text.matchAll(NAMED_LOOP)].length)
      .map(([file]) => file),
    others: Object.entries(sources)
      .filter(([file, text]) => OTHER_LOOP.test(text) && WAITS[file] === undefined)
      .map(([file]) => file),
  };
};

const failing = async (): Promise<never> => {
  throw new RangeError("planted");
};

describe("a line in the log", () => {
  test("is left by every route", async () => {
    expect(await silent("routes", ROUTES, ({ path }) => path, asked)).toEqual([]);
    const planted = { path: "/api/planted", params: {}, route: null };
    expect(await silent("planted", [...ROUTES, planted], ({ path }) => path, asked)).toEqual([
      "/api/planted",
    ]);
  });

  test("is left by every page, whoever answers it", async () => {
    const { log, lines } = aLog();
    // Every server of this process is listened to, those of other files too.
    onTestFinished(keepAccessLog(log));
    const pages = globSync("src/app/**/page.tsx").map((file) => {
      const place = file.replace(/^src\/app|\/page\.tsx$|\/\([^)]*\)/g, "");
      return place.replaceAll(/\[[^\]]+\]/g, "018f0000-0000-7000-8000-000000000009") || "/";
    });
    expect(pages.length).toBeGreaterThan(20);
    const arrives = async (path: string): Promise<boolean> => {
      lines.length = 0;
      const response = Object.assign(new EventEmitter(), { writableFinished: true, statusCode: 200 });
      const request = {
        url: `${path}?token=x`,
        method: "GET",
        headers: {},
        socket: { remoteAddress: "127.0.0.1" },
      };
      channel("http.server.request.start").publish({ request, response });
      response.emit("close");
      return linesOf(lines).filter((line) => tells(line, path)).length === 1;
    };
    expect(await silent("pages", pages, (path) => path, arrives)).toEqual([]);
    expect(readFileSync("src/instrumentation.ts", "utf8")).toMatch(/^ {2}keepAccessLog\(\);$/m);
  });

  test("names every procedure that is called", async () => {
    const isNamed = async (procedure: (typeof PROCEDURES)[number]): Promise<boolean> => {
      const { send, lines } = aRoute();
      await send(trpcRoute, callOf(procedure, { headers: SAME_ORIGIN }));
      const calls = linesOf(lines).find(({ event }) => event === "request")?.fields["calls"];
      return JSON.stringify(calls ?? []).includes(`"${procedure.path}"`);
    };
    expect(await silent("procedures", PROCEDURES, ({ path }) => path, isNamed)).toEqual([]);
  });

  test("tells of every cron what came of its job", async () => {
    const { composition } = aComposition({}, { cronSecret: SECRET });
    const isTold = async (path: string): Promise<boolean> => {
      const { send, lines } = aRoute({ composition });
      const headers = { authorization: `Bearer ${SECRET}` };
      const entry = ROUTES.find((route) => route.path === path);
      if (entry === undefined) return false;
      await send(entry.route, new Request(`${API_ORIGIN}${path}`, { headers }));
      const line = linesOf(lines).find((one) => tells(one, path));
      return line?.fields["job"] === path.split("/").at(-1) && line?.fields["outcome"] !== undefined;
    };
    const crons = vercel.crons.map(({ path }) => path);
    expect(await silent("crons", crons, (path) => path, isTold)).toEqual([]);
    expect(await silent("planted", [...crons, "/api/cron/planted"], (path) => path, isTold)).toHaveLength(1);
  });

  test("is left by every loop of the worker, and there is no other kind of loop", async () => {
    const sources = sourcesOf();
    const { loops, unnamed, others } = loopsOf(sources);
    expect([unnamed, others]).toEqual([[], []]);
    expect(Object.keys(WAITS).filter((file) => !OTHER_LOOP.test(sources[file] ?? ""))).toEqual([]);
    expect(loops.length).toBeGreaterThan(15);
    expect(new Set(loops).size).toBe(loops.length);
    const leavesLine = (work: () => Promise<unknown>) => async (name: string) => {
      const { log, lines } = aLog();
      const stop = new AbortController();
      const once = () => {
        stop.abort();
        return work();
      };
      await repeat({ log }, { signal: stop.signal }, 0, name, once);
      return linesOf(lines).some(({ event, fields }) => event === "job" && fields["kind"] === name);
    };
    for (const work of [async () => 1, async () => undefined, failing]) {
      expect(await silent("loops", loops, (name) => name, leavesLine(work))).toEqual([]);
    }
  });

  test.each([
    ["another loop", "while (!signal.aborted) await look();", "others"],
    ["another timer", "setInterval(look, 1_000);", "others"],
    ["a loop without a name", "void repeat(wired, { signal }, EVERY_MS, name, look);", "unnamed"],
  ] as const)("%s is found where it is planted", (_, planted, where) => {
    const found = loopsOf({ ...sourcesOf(), "src/server/worker/planted.ts": planted });
    expect(found[where]).toEqual(["src/server/worker/planted.ts"]);
  });
});
