import { describe, expect, test } from "vitest";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { callOf, PROCEDURES } from "#testing/server/procedure-examples.ts";
import { anOverview } from "#testing/views/an-overview.ts";
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
  const { composition, asked } = aComposition({
    overview: { last: async () => (isSeen ? KNOWN : null), get: async () => anOverview() },
  });
  const bodyTime = { sleep: async () => undefined, cutoffMs: 10_000 };
  const deps = { readSession: look, readLastSession: async () => lastTrader, bodyTime };
  return { ...aRoute({ composition, deps }), asked };
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

test("only what changes nothing may be answered so", () => {
  expect([...OF_LAST_KNOWN].map(procedureAt).map(({ isMutation }) => isMutation)).toEqual([false]);
});
