import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok } from "#domain/result.ts";
import { type PriceHalfUsd, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { TRADING_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { armGuard } from "../automations/arm-guard.ts";
import { connectPlainKey } from "./connect-plain-key.ts";
import { syncDueAccounts } from "./sync-due-accounts.ts";

/* On the stage every network leads to the same exchange, so `signet` is read as sparingly as the real one would be. */
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const MINUTE = 60_000;

/** A trader on signet with 1,000,000 sats. */
const enter = async () => {
  const { paper, wired } = stage;
  const userId = randomUUID();
  const email = `${userId}@axisor.local`;
  await wired.users.create({ id: userId, email, passwordHash: "none", createdAt: paper.now() });
  const { accountId } = paper.createAccount({ username: "demo", balance: sats(1_000_000) });
  const key = paper.createKey(accountId, { permissions: TRADING_PERMISSIONS, active: true });
  const account = await connectPlainKey(wired, { ...key, userId, network: "signet", label: "Signet" });
  const exchange = wired.exchanges.withCredential("signet", openPlainCredential(key));
  return {
    account,
    open: async (leverage = 10) => {
      const order = {
        type: "market",
        side: "long",
        leverage,
        quantity: usd(1_000),
        signedAt: paper.now(),
      } as const;
      const opened = await exchange.openTrade(order);
      if (!opened.ok) throw new Error(`Refused: ${opened.failure.kind}`);
      if (opened.value.state !== "running") throw new Error("A market order waits");
      return opened.value.position;
    },
    guard: (positionId: string) =>
      armGuard(wired, { userId, accountId: account.id, positionId, config: aGuardConfig() }),
    addMargin: (positionId: string, amount: number) =>
      exchange.addMargin({ positionId, amount: sats(amount), signedAt: paper.now() }),
  };
};

/** What is due is read; what was asked of the exchange meanwhile, in order. */
const sync = async (dollars: number | null = 100_000) => {
  const asked: string[] = [];
  const { exchanges } = stage.wired;
  const counting: Stage["wired"]["exchanges"] = {
    ...exchanges,
    withCredential: (...args) => {
      const exchange = exchanges.withCredential(...args);
      const counted = <T>(name: string, call: () => T): T => {
        asked.push(name);
        return call();
      };
      return {
        ...exchange,
        account: () => counted("account", () => exchange.account()),
        runningTrades: () => counted("trades", () => exchange.runningTrades()),
      };
    },
  };
  const last: PriceHalfUsd | null = dollars === null ? null : priceFromUsd(dollars);
  await syncDueAccounts(
    { ...stage.wired, exchanges: counting },
    "signet",
    { at: stage.paper.now(), last },
    9,
  );
  return asked;
};

/** What is due is read from an exchange that lists these trades, whatever is running. */
const syncListing = async (running: readonly IsolatedPosition[]) => {
  const { exchanges } = stage.wired;
  const listing: Stage["wired"]["exchanges"] = {
    ...exchanges,
    withCredential: (...args) => ({
      ...exchanges.withCredential(...args),
      runningTrades: async () => ok(running),
    }),
  };
  const market = { at: stage.paper.now(), last: priceFromUsd(100_000) };
  await syncDueAccounts({ ...stage.wired, exchanges: listing }, "signet", market, 9);
};

/** After a wait. */
const syncAfter = (ms: number, dollars?: number) => {
  stage.wait(ms);
  return sync(dollars);
};

const stored = async ({ id }: StoredAccount) => {
  const account = await stage.wired.accounts.find(id);
  const [position] = await stage.wired.accounts.positionsOf(id);
  return { balance: account?.balance, balanceReadAt: account?.readAt, position };
};

/** Connected with a position, read, and quiet for so long that the next reading comes at its longest delay. */
const settled = async (leverage = 10) => {
  const trader = await enter();
  const position = await trader.open(leverage);
  expect(await sync()).toEqual(["account", "trades"]);
  return { ...trader, position };
};

describe("an account of the exchange", () => {
  test("where nothing happens is read every ten minutes, with one request, and its balance every hour", async () => {
    const { account } = await settled();
    const readAt = stage.paper.now();
    expect(await syncAfter(10 * MINUTE - 1)).toEqual([]);
    expect(await syncAfter(1)).toEqual(["trades"]);
    expect(await stored(account)).toMatchObject({
      balanceReadAt: readAt,
      position: { readAt: readAt + 10 * MINUTE },
    });
    for (let i = 0; i < 4; i += 1) expect(await syncAfter(10 * MINUTE)).toEqual(["trades"]);
    expect(await syncAfter(10 * MINUTE)).toEqual(["account", "trades"]);
  });

  test("near to its liquidation is read as often as the price could get there", async () => {
    const { position } = await settled();
    // Liquidation 90,909; at 91,368 it is ln(91,368 / 90,909) / 5.69832e-4 = 8.84 away: squared, 78.1 s.
    expect(position.liquidation).toBe(priceFromUsd(90_909));
    expect(await syncAfter(10 * MINUTE, 91_368)).toEqual(["trades"]);
    expect(await syncAfter(77_000, 91_368)).toEqual([]);
    expect(await syncAfter(2_000, 91_368)).toEqual(["account", "trades"]);
  });

  test("whose margin was moved by hand is seen with its balance by the next reading", async () => {
    const { account, position, addMargin } = await settled();
    await addMargin(position.id, 50_000);
    expect(await syncAfter(10 * MINUTE)).toEqual(["trades", "account"]);
    // 1,000,000 less 100,000 margin, 1,000 fee, 1,100 reserve, and the 50,000 added.
    expect(await stored(account)).toMatchObject({
      balance: 847_900,
      balanceReadAt: stage.paper.now(),
      position: { margin: 150_000 },
    });
  });

  test("is read at once, and its balance with it, when something made it due", async () => {
    const { account } = await settled();
    stage.wait(6 * MINUTE);
    await stage.wired.accounts.makeDue(account.id, stage.paper.now());
    expect(await sync()).toEqual(["account", "trades"]);
  });

  test("without positions is read whole every ten minutes", async () => {
    await enter();
    expect(await sync()).toEqual(["account", "trades"]);
    expect(await syncAfter(10 * MINUTE - 1)).toEqual([]);
    expect(await syncAfter(1)).toEqual(["account", "trades"]);
  });

  test("is read when the price comes near to its trigger, long before it was promised", async () => {
    const { position, guard } = await settled();
    await guard(position.id);
    // A guard's own trigger may be nearer than all that the reading before was planned by.
    expect(await sync(100_000)).toEqual(["trades"]);
    // The guard of 5 % fires at 95,694; half a percent of 96,000 reaches down to 95,520.
    expect(await syncAfter(60_000, 96_000)).toEqual([]);
    expect(await syncAfter(15_000, 97_000)).toEqual([]);
    expect(await sync(96_000)).toEqual(["trades"]);
    expect(await sync(96_000)).toEqual([]);
  });

  test("whose list lacks a position that nothing closed is looked at again within seconds", async () => {
    const { account, position } = await settled();
    stage.wait(10 * MINUTE);
    await syncListing([]);
    expect(await stage.wired.accounts.position(account.id, position.id)).not.toBeNull();
    expect(await syncAfter(9_999)).toEqual([]);
    expect(await syncAfter(1)).toEqual(["trades"]);
    expect((await stored(account)).position?.readAt).toBe(stage.paper.now());
  });

  test("whose figures cannot be is blind, also where the balance was not asked for", async () => {
    const { account, position } = await settled();
    const before = await stored(account);
    stage.wait(10 * MINUTE);
    await syncListing([{ ...position, liquidation: priceFromUsd(120_000) }]);
    expect(await stored(account)).toEqual(before);
    expect((await stage.wired.accounts.find(account.id))?.blindReason).toContain("That cannot be");
  });
});

describe("after a funding settlement", () => {
  test("accounts with positions are read, once, and again a minute later in case the books were not done", async () => {
    const { account } = await settled();
    await enter();
    await stage.tick();
    const at = new Date(stage.paper.now());
    await stage.sql`insert into market_ticks (network, last, at, covered_at) values ('signet', 200000, ${at}, ${at})`;
    // The stage starts at 01:00: the next settlement is at 08:00. Everything is read shortly before.
    const until = Date.UTC(2026, 0, 1, 8) - stage.paper.now();
    await syncAfter(until - 5_000);
    expect(await syncAfter(4_999)).toEqual([]);
    expect(await syncAfter(1)).toEqual(["trades"]);
    expect((await stored(account)).position?.readAt).toBe(Date.UTC(2026, 0, 1, 8));
    expect(await syncAfter(59_999)).toEqual([]);
    expect(await syncAfter(1)).toEqual(["trades"]);
    expect(await syncAfter(60_000)).toEqual([]);
  });
});
