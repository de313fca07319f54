import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPaperClient } from "#testing/paper-exchange/create-paper-client.ts";
import type { PaperExchange } from "./paper-exchange.ts";
import { startPaperExchange } from "./start-paper-exchange.ts";

const lastPrice = async ({ url }: PaperExchange): Promise<number> =>
  Object((await createPaperClient(url, null)("GET", "/futures/ticker")).body).lastPrice;

const TOKEN = "token-for-tests";
let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paper-exchange-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function start(...flags: string[]): Promise<string> {
  const state = join(folder, "state.sqlite");
  const argv = [
    "src/paper-exchange/main.ts",
    "--admin-token",
    TOKEN,
    "--state",
    state,
    "--seed",
    "3",
    ...flags,
  ];
  const started = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  child = started;
  const [line] = await once(started.stdout, "data");
  return JSON.parse(String(line)).listening;
}

async function end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (child === undefined) return null;
  const gone = once(child, "exit");
  child.kill(signal);
  const [code] = await gone;
  return code;
}

async function admin(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/admin/${path}`, {
    method,
    headers: { "x-admin-token": TOKEN },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Record<string, unknown>;
}

describe("the exchange as a process", () => {
  it("has lost nothing after kill -9 and stops cleanly when asked to", async () => {
    const url = await start("--scenario", "steerable");
    const account = await admin(url, "POST", "accounts", { username: "ada", balance: 1_000_000 });
    const credential = {
      key: String(account.key),
      secret: String(account.secret),
      passphrase: String(account.passphrase),
    };
    const call = createPaperClient(url, credential);
    await admin(url, "POST", "step", { price: 96_000 });
    const order = { type: "market", side: "buy", leverage: 10, quantity: 1000 };
    const trade = await call("POST", "/futures/isolated/trade", order);
    const { id } = Object(trade.body);
    await call("POST", "/futures/isolated/trade/add-margin", { id, amount: 5_000 });
    const before = (await call("GET", "/futures/isolated/trades/running")).body;
    const rows = await admin(url, "GET", "ledger");
    await end("SIGKILL");

    const again = await start("--scenario", "steerable");
    const resumed = createPaperClient(again, credential);
    expect((await resumed("GET", "/futures/isolated/trades/running")).body).toEqual(before);
    expect(await admin(again, "GET", "ledger")).toEqual(rows);
    expect(await admin(again, "GET", "conservation")).toMatchObject({ ok: true, difference: 0 });
    expect(await admin(again, "GET", "provenance")).toBe("simulated prices");
    expect((await resumed("POST", "/futures/isolated/trade/close", { id })).body).toMatchObject({
      exitPrice: 96_000,
    });
    expect(await end("SIGTERM")).toBe(0);
  });

  it("goes on with its story instead of telling it from the top", async () => {
    // Virtual hours in a few real moments: by then the crash of the scenario lies behind.
    const options = {
      adminToken: TOKEN,
      seed: 3,
      statePath: join(folder, "story.sqlite"),
      prices: { kind: "generated", scenario: "crash" },
      speed: 20_000,
      limits: { authPerSecond: null, publicPerSecond: null, maxTrades: 100 },
    } as const;
    const first = await startPaperExchange(options);
    expect(await lastPrice(first)).toBe(100_000);
    const begun = first.now();
    await vi.waitUntil(() => first.now() > begun, { timeout: 5_000 });
    const crashed = await lastPrice(first);
    expect(crashed).toBeLessThan(92_000);
    await first.stop();

    const second = await startPaperExchange(options);
    expect(await lastPrice(second)).toBeLessThan(92_000);
    const resumed = second.now();
    await vi.waitUntil(() => second.now() > resumed, { timeout: 5_000 });
    expect(await lastPrice(second)).toBeLessThan(94_000);
    await second.stop();
  });

  it("says in one line what is wrong with its command line", async () => {
    const run = async (...flags: string[]): Promise<string> => {
      const process_ = spawn(process.execPath, ["src/paper-exchange/main.ts", ...flags], {
        stdio: ["ignore", "ignore", "pipe"],
      });
      let text = "";
      process_.stderr.on("data", (data) => {
        text += String(data);
      });
      const [code] = await once(process_, "close");
      expect(code).toBe(1);
      return text;
    };
    expect(await run()).toBe(
      "paper exchange: name a token with --admin-token TOKEN or --admin-token-file FILE\n",
    );
    expect(await run("--admin-token", "t", "--scenario", "boom")).toMatch(
      /must be one of steerable, calm, .*"boom"\n$/,
    );
    expect(await run("--admin-token", "t", "--candles", "/none.csv")).toBe(
      "paper exchange: /none.csv: there is no such file; check the path.\n",
    );
  });
});
