import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildLedger, type Ledger } from "#domain/ledger/build-ledger.ts";
import {
  balanceOf,
  type LedgerReading,
  NEW_READING,
  nextOf,
  withPart,
} from "#domain/ledger/ledger-reading.ts";
import { nextFundingAt } from "#domain/position/funding.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Answer } from "#ports/exchange.ts";
import { BREAKER_PERMISSIONS, TRADING_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { askLedgerPart } from "./ask-ledger-part.ts";

const EVERYTHING = [...new Set([...TRADING_PERMISSIONS, ...BREAKER_PERMISSIONS, "futures:cross:write"])];

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ fundingRateE9: 100_000 });
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const everything = async ({ userId, account }: Trader): Promise<LedgerReading> => {
  let reading = NEW_READING;
  for (let next = nextOf(reading); next !== null; next = nextOf(reading))
    reading = withPart(reading, await askLedgerPart(stage.wired, { userId, accountId: account.id, ...next }));
  return reading;
};

const ledgerOf = async (owner: Trader): Promise<Ledger & { readonly reading: LedgerReading }> => {
  const reading = await everything(owner);
  return { reading, ...buildLedger(reading.facts, balanceOf(reading), reading.readAt) };
};

const must = async <T>(answer: Answer<T>): Promise<T> => {
  const told = await answer;
  if (!told.ok) throw new Error(JSON.stringify(told.failure));
  return told.value;
};

const long = (quantity: number) =>
  ({ side: "long", quantity: usd(quantity), leverage: 10, signedAt: stage.paper.now() }) as const;

const settle = () => stage.paper.step(priceFromUsd(100_500), nextFundingAt(stage.paper.now()));

describe("the ledger of an account, read through the worker's question", () => {
  test("ends at the balance the exchange tells, with everything that can move it", async () => {
    const trader = await stage.trader(5_000_000, EVERYTHING);
    const { exchange } = trader;
    const opened = await must(exchange.openTrade({ ...long(1_000), type: "market" }));
    if (opened.state !== "running") throw new Error("It waits");
    const { id } = opened.position;
    const waits = { ...long(500), type: "limit", price: priceFromUsd(90_000) } as const;
    const canceled = await must(exchange.openTrade(waits));
    await must(exchange.openTrade(waits));
    if (canceled.state !== "open") throw new Error("It runs");
    const now = () => ({ signedAt: stage.paper.now() });
    await must(exchange.cancelTrade({ ...now(), tradeId: canceled.order.id }));
    await must(exchange.addMargin({ ...now(), positionId: id, amount: sats(50_000) }));
    await must(exchange.depositCross({ ...now(), amount: sats(1_000_000) }));
    await must(exchange.crossOrder({ ...now(), type: "market", side: "short", quantity: usd(300) }));
    stage.move(100_500);
    settle();
    await must(exchange.cashIn({ ...now(), positionId: id, amount: sats(10_000) }));
    await must(exchange.closeTrade({ ...now(), positionId: id }));
    await must(exchange.openTrade({ ...long(200), side: "short", type: "market" }));
    settle();
    await must(exchange.closeCross(now()));
    await must(exchange.withdrawCross({ ...now(), amount: sats(400_000) }));
    const { exchangeUserId } = trader.account;
    stage.paper.transfer(exchangeUserId, sats(70_000), "bitcoin");
    stage.paper.transfer(exchangeUserId, sats(-30_000), "lightning");

    const { rows, reconciliation, reading } = await ledgerOf(trader);
    expect(reading.unread).toEqual([]);
    expect(reconciliation.difference).toBe(0);
    expect(rows.at(-1)?.balance).toBe(await trader.balance());
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set([
        ...["deposit", "withdrawal", "trade-opened", "order-canceled", "opening-fee", "trade-closed"],
        ...["closing-fee", "margin-added", "margin-cashed-in", "funding"],
        ...["cross-margin-in", "cross-margin-out", "cross-order", "cross-fee"],
      ]),
    );
  });

  test("reads lists that are longer than a page and an answer, none twice and none left out", async () => {
    const trader = await stage.trader(5_000_000, EVERYTHING);
    const { exchangeUserId } = trader.account;
    for (let n = 1; n <= 900; n += 1) {
      stage.wait(1_000);
      stage.paper.transfer(exchangeUserId, sats(n), "lightning");
    }
    const { rows, reconciliation } = await ledgerOf(trader);
    // 1 + 2 + … + 900
    expect(rows.at(-1)?.balance).toBe(5_000_000 + 405_450);
    expect([rows.length, reconciliation.difference]).toEqual([901, 0]);
  });

  test("says what a key may not read, and how much is not explained then", async () => {
    const trader = await stage.trader(1_000_000, TRADING_PERMISSIONS);
    const { reading, reconciliation } = await ledgerOf(trader);
    expect(reading.unread).toEqual(expect.arrayContaining(["lightning-in", "on-chain-in"]));
    expect(reconciliation).toEqual({ told: 1_000_000, computed: 0, difference: 1_000_000 });
  });

  test("is nobody else's", async () => {
    const [mine, theirs] = [await stage.trader(), await stage.trader()];
    const asked = {
      userId: mine.userId,
      accountId: theirs.account.id,
      step: "balance",
      cursor: null,
    } as const;
    await expect(askLedgerPart(stage.wired, asked)).rejects.toMatchObject({ code: "not-found" });
  });
});
