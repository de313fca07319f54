import { afterEach, describe, expect, it } from "vitest";
import { createPaperClient } from "#testing/paper-exchange/create-paper-client.ts";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";
import { readQuirks } from "./read-quirks.ts";
import type { Quirks } from "./world/settings.ts";

let running: TestExchange | undefined;
const start = async (quirks: Quirks, perSecond: number | null = null): Promise<TestExchange> => {
  const limits = { authPerSecond: perSecond, publicPerSecond: null, maxTrades: 100, elapsedMs: () => 0 };
  running = await startTestExchange({ quirks, limits });
  return running;
};
afterEach(async () => {
  await running?.exchange.stop();
  running = undefined;
});

const ORDER = { type: "market", side: "buy", leverage: 10, quantity: 1_000, clientId: "one" };
const OPEN = "/futures/isolated/trade";
const ADD = "/futures/isolated/trade/add-margin";

/** What a request stamped `shift` milliseconds from now is answered. */
const stamped = (test: TestExchange, shift: number) =>
  createPaperClient(test.exchange.url, test.owner, { now: () => Date.now() + shift });

describe("an exchange with its own idea of", () => {
  it("time holds reads and changes each to their window", async () => {
    const test = await start({ stampWindowMs: 10_000, writeStampWindowMs: 5_000 });
    const read = async (shift: number) => (await stamped(test, shift)("GET", "/account")).status;
    const write = async (shift: number) => (await stamped(test, shift)("POST", OPEN, ORDER)).status;
    expect([await read(-9_000), await read(-11_000), await read(11_000)]).toEqual([200, 401, 401]);
    expect([await write(-4_000), await write(-6_000), await write(-9_000)]).toEqual([200, 401, 401]);
  });

  it("replays refuses the same change twice and the same read never", async () => {
    const test = await start({ refuseReplays: true });
    const at = Date.now();
    const call = createPaperClient(test.exchange.url, test.owner, { now: () => at });
    const answers = [await call("POST", OPEN, ORDER), await call("POST", OPEN, ORDER)];
    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
    expect([(await call("GET", "/account")).status, (await call("GET", "/account")).status]).toEqual([
      200, 200,
    ]);
    expect((await stamped(test, 1)("POST", OPEN, ORDER)).status).toBe(200);
  });

  it("client ids refuses a second trade with one, also after the first has ended", async () => {
    const { call } = await start({ uniqueClientIds: true });
    const first = await call("POST", OPEN, ORDER);
    const second = { status: 400, body: { message: "A trade with this clientId exists already" } };
    expect(await call("POST", OPEN, ORDER)).toMatchObject(second);
    await call("POST", "/futures/isolated/trade/close", { id: Object(first.body).id });
    expect(await call("POST", OPEN, ORDER)).toMatchObject(second);
    expect((await call("POST", OPEN, { ...ORDER, clientId: "two" })).status).toBe(200);
  });

  it("reading shows a change only to the third read", async () => {
    const { call, balance } = await start({ staleReads: 2 });
    const trade = await call("POST", OPEN, ORDER);
    const opened = [await balance(), await balance(), await balance()];
    expect(opened.slice(0, 2)).toEqual([1_000_000, 1_000_000]);
    expect(opened[2]).toBeLessThan(900_000);
    await call("POST", ADD, { id: Object(trade.body).id, amount: 7 });
    const added = [await balance(), await balance(), await balance()];
    expect(added).toEqual([opened[2], opened[2], Number(opened[2]) - 7]);
  });

  it("limits tells them in headers, and how long to wait", async () => {
    const { call } = await start({ limitHeaders: true, retryAfterS: 3 }, 2);
    const seen = [];
    for (let i = 0; i < 3; i += 1) {
      const { status, headers } = await call("GET", "/account");
      const told = ["x-ratelimit-limit", "x-ratelimit-remaining", "retry-after"].map((name) =>
        headers.get(name),
      );
      seen.push([status, ...told]);
    }
    expect(seen).toEqual([
      [200, "2", "1", null],
      [200, "2", "0", null],
      [429, "2", "0", "3"],
    ]);
  });
});

it("takes quirks from the command line, and refuses one it does not know", () => {
  expect(readQuirks(undefined)).toEqual({});
  expect(readQuirks('{"strictClock":true,"staleReads":2}')).toEqual({ strictClock: true, staleReads: 2 });
  expect(() => readQuirks('{"strict":true}')).toThrow(/--quirks: .*strict/);
  expect(() => readQuirks("strictClock")).toThrow("--quirks must be JSON");
});
