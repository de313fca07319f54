import { describe, expect, test } from "vitest";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { callOf, PROCEDURES } from "#testing/server/procedure-examples.ts";
import { anOverview } from "#testing/views/an-overview.ts";
import { createDatabaseSilence } from "../last-known/database-silence.ts";
import type { Trader } from "./context.ts";
import { trpcRoute } from "./trpc-route.ts";
import { OF_LAST_KNOWN } from "./who-asks.ts";

const TRADER = anActiveSession({ role: "operator", steppedUpAt: Date.now(), hasSecondFactor: true });
const KNOWN = anOverview({ lastKnownAt: "2026-11-28T20:00:00.000Z" });

const LOOKS = {
  breaks: async (): Promise<Trader | null> => Promise.reject(new Error("the database is away")),
  hangs: (): Promise<Trader | null> => new Promise(() => undefined),
};

const aServer = ({
  look,
  lastTrader = TRADER,
  isSeen = true,
}: {
  readonly look: () => Promise<Trader | null>;
  readonly lastTrader?: Trader | null;
  readonly isSeen?: boolean;
}) => {
  const waits: number[] = [];
  const { composition, asked } = aComposition({
    overview: { last: async () => (isSeen ? KNOWN : null), get: async () => anOverview() },
  });
  // A look that answers at once is in time.
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const bodyTime = { sleep, cutoffMs: 10_000 };
  let passed = 0;
  const silence = createDatabaseSilence(() => passed);
  const deps = { readSession: look, readLastSession: async () => lastTrader, bodyTime, silence };
  const pass = (ms: number): void => {
    passed += ms;
  };
  return { ...aRoute({ composition, deps }), asked, waits, pass };
};

const procedureAt = (wanted: string) => {
  const found = PROCEDURES.find(({ path }) => path === wanted);
  if (found === undefined) throw new Error(`there is no ${wanted}`);
  return found;
};
const OVERVIEW = procedureAt("overview.get");

describe.each(["breaks", "hangs"] as const)("while the look at a session %s", (how) => {
  test("a trader who was known a moment ago reads what was last known of them, and since when", async () => {
    const { send, asked, lines } = aServer({ look: LOOKS[how] });
    const response = await send(trpcRoute, callOf(OVERVIEW));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"lastKnownAt":"2026-11-28T20:00:00.000Z"');
    expect(new Set(asked.map(({ service }) => service))).toEqual(new Set(["overview.last"]));
    for (const { input } of asked) expect(input).toMatchObject({ userId: TRADER.userId });
    expect(lines.some((line) => line.includes('"session-unread"'))).toBe(true);
  });
});

test("whoever is not known by an earlier look gets nothing", async () => {
  const { send, asked } = aServer({ look: LOOKS.breaks, lastTrader: null });
  expect((await send(trpcRoute, callOf(OVERVIEW))).status).toBe(500);
  expect(asked).toEqual([]);
});

test("whoever cannot be told whom the database would know is told when to come again, and the log why", async () => {
  const locked = Object.assign(new Error("canceling statement due to lock timeout"), { code: "55P03" });
  const look = async () => Promise.reject(new Error("Failed query", { cause: locked }));
  for (const path of ["overview.get", "settings.get", "settings.change"]) {
    const { send, asked, lines } = aServer({ look, lastTrader: null });
    const response = await send(trpcRoute, callOf(procedureAt(path)));
    expect([path, response.status, response.headers.get("retry-after")]).toEqual([path, 503, "1"]);
    expect(await response.text()).toContain("Axisor cannot reach its database right now.");
    expect(asked).toEqual([]);
    expect(lines.some((line) => line.includes('"database-away"') && line.includes("lock timeout"))).toBe(
      true,
    );
  }
});

test("a trader of whom nothing was read gets nothing", async () => {
  const { send } = aServer({ look: LOOKS.breaks, isSeen: false });
  expect((await send(trpcRoute, callOf(OVERVIEW))).status).toBe(500);
});

test("a session that the database says is over is over, whoever it was a moment ago", async () => {
  const { send, asked } = aServer({ look: async () => null });
  expect((await send(trpcRoute, callOf(OVERVIEW))).status).toBe(401);
  expect(asked).toEqual([]);
});

const OTHERS = PROCEDURES.filter(({ path }) => !OF_LAST_KNOWN.has(path));

test.each(OTHERS)("$path is refused to whoever was known a moment ago", async (procedure) => {
  const { send, asked } = aServer({ look: LOOKS.breaks });
  expect((await send(trpcRoute, callOf(procedure))).status).toBe(500);
  // Whether there is something to tell is all that was asked.
  expect(asked.filter(({ service }) => service !== "overview.last")).toEqual([]);
});

test("a slow look is waited for where nothing is known that could be told instead", async () => {
  const look = Promise.withResolvers<Trader | null>();
  const { send, asked } = aServer({ look: () => look.promise, isSeen: false });
  const answered = send(trpcRoute, callOf(OVERVIEW));
  // It was found to be late, and that nothing is known.
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  look.resolve(TRADER);
  expect((await answered).status).toBe(200);
  expect(asked.at(-1)).toMatchObject({ service: "overview.get" });
});

test("a database that kept silent is waited for as long again only after it has answered somebody", async () => {
  const looks = [LOOKS.hangs, LOOKS.hangs, async () => TRADER, LOOKS.hangs, async () => null, LOOKS.hangs];
  const { send, waits } = aServer({ look: () => (looks.shift() ?? LOOKS.hangs)() });
  const turns = looks.length;
  for (let turn = 0; turn < turns; turn += 1) await send(trpcRoute, callOf(OVERVIEW));
  // A cookie that stands for nobody is no word of the database's.
  expect(waits).toEqual([600, 150, 150, 600, 150, 150]);
});

test("a database that has been silent for two seconds is not waited for by anybody, until it answers", async () => {
  const looks = [LOOKS.hangs, LOOKS.hangs, LOOKS.hangs, async () => TRADER];
  const { send, asked, pass } = aServer({ look: () => (looks.shift() ?? LOOKS.hangs)(), lastTrader: null });
  const [change, read] = [procedureAt("settings.change"), procedureAt("settings.get")];
  const first = send(trpcRoute, callOf(OVERVIEW));
  while (looks.length === 4) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 1));
  pass(2_000);
  for (const procedure of [change, read]) {
    const response = await send(trpcRoute, callOf(procedure));
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  }
  expect(asked).toEqual([]);
  expect((await send(trpcRoute, callOf(OVERVIEW))).status).toBe(200);
  // Whoever waits now waits as for one that never was silent.
  const answers = await Promise.race([
    send(trpcRoute, callOf(read)).then(() => "answered"),
    first.then(() => "answered"),
    new Promise((resolve) => setTimeout(() => resolve("waits"), 20)),
  ]);
  expect(answers).toBe("waits");
});

test("what was found of a database is forgotten after ten seconds", async () => {
  const { send, waits, pass } = aServer({ look: LOOKS.hangs });
  for (const ms of [0, 9_999, 9_999, 10_000]) {
    pass(ms);
    await send(trpcRoute, callOf(OVERVIEW));
  }
  expect(waits).toEqual([600, 150, 150, 600]);
});

test("only what changes nothing may be answered so", () => {
  expect([...OF_LAST_KNOWN].map(procedureAt).map(({ isMutation }) => isMutation)).toEqual([false]);
});
