import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ADMIN_TOKEN,
  startTestExchange,
  type TestExchange,
} from "#testing/paper-exchange/start-test-exchange.ts";
import type { Fault } from "./faults/fault.ts";

const ADD = "/futures/isolated/trade/add-margin";
let test: TestExchange;
let id: string;

beforeEach(async () => {
  test = await startTestExchange();
  const order = { type: "market", side: "buy", leverage: 10, quantity: 1000 };
  id = Object((await test.call("POST", "/futures/isolated/trade", order)).body).id;
});
afterEach(() => test.exchange.stop());

const add = (): ReturnType<TestExchange["call"]> => test.call("POST", ADD, { id, amount: 1_000 });
const margin = async (): Promise<number> =>
  Object((await test.call("GET", "/futures/isolated/trades/running")).body)[0].margin;

/** What a client sees of one call: a status, or that there was no usable answer. */
const seen = (fault: Fault): Promise<number | "nothing"> => {
  test.exchange.faults.inject({ method: "POST", path: ADD, ...fault });
  const patience = new Promise<"nothing">((resolve) => setTimeout(() => resolve("nothing"), 150));
  return Promise.race([
    patience,
    add().then<number, "nothing">(
      ({ status }) => status,
      () => "nothing",
    ),
  ]);
};

describe("faults on request", () => {
  it.each([
    ["rate-limited", 429, 100_000],
    ["unavailable", 503, 100_000],
    ["server-error", 500, 100_000],
    ["error-with-echo", 500, 100_000],
    ["refusal-with-echo", 400, 100_000],
    ["drop-before", "nothing", 100_000],
    ["hang-before", "nothing", 100_000],
    ["act-then-drop", "nothing", 101_000],
    ["timeout-after-commit", "nothing", 101_000],
    ["malformed", "nothing", 101_000],
  ] as const)("%s is seen as %s and leaves a margin of %i", async (kind, outcome, expected) => {
    expect(await seen({ kind })).toBe(outcome);
    expect(await margin()).toBe(expected);
    expect((await add()).status).toBe(200);
  });

  it("delay answers late, and rightly", async () => {
    expect(await seen({ kind: "delay", delayMs: 30 })).toBe(200);
    expect(await margin()).toBe(101_000);
  });

  it("stale lists show the world as it was when the fault was set", async () => {
    test.exchange.faults.inject({ kind: "stale-lists", times: 2 });
    await add();
    expect(await margin()).toBe(100_000);
    expect(await test.balance()).toBe(897_900);
    expect(await margin()).toBe(101_000);
  });

  it("can strike one key alone, repeat what it sent, and are counted", async () => {
    const { key, passphrase } = test.owner;
    test.exchange.faults.inject({ kind: "refusal-with-echo", key: "somebody else's" });
    expect((await add()).status).toBe(200);
    test.exchange.faults.inject({ kind: "error-with-echo", key });
    const { status, body } = await add();
    expect(status).toBe(500);
    for (const secret of [key, passphrase]) expect(Object(body).message).toContain(secret);
    const told = await fetch(`${test.exchange.url}/admin/faults`, {
      headers: { "x-admin-token": ADMIN_TOKEN },
    });
    expect(await told.json()).toEqual({ "error-with-echo": 1 });
  });

  it("stand until they are cleared when they are told to", async () => {
    test.exchange.faults.inject({ kind: "unavailable", times: null, path: "/futures/isolated/*" });
    expect((await add()).status).toBe(503);
    expect((await add()).status).toBe(503);
    expect(await test.balance()).toBe(897_900);
    test.exchange.faults.clear();
    expect((await add()).status).toBe(200);
  });
});
