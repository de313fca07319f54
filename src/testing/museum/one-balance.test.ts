import { describe, expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import { receiptDetail } from "#domain/notifications/receipt-detail-words.ts";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import { basisPoints, priceFromUsd, type Sats, sats } from "#domain/units.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { aGuardConfig, type GuardWish } from "../builders/a-guard-config.ts";
import { aPosition } from "../builders/a-position.ts";
import { FakeExchange } from "../fakes/fake-exchange.ts";
import { FakeExchanges } from "../fakes/fake-exchanges.ts";
import { FakeMarket } from "../fakes/fake-market.ts";
import { addGuarded, NOW } from "../stores/guarded-position.ts";
import { openModelStores } from "../stores/open-model-stores.ts";
import { partsOf } from "./open-engine.ts";

/**
 * Longs of 1,000 USD from 100,000, with 8x and with 10x. At 93,000 their guards of 9 → 10 % ask for 69,744 and for 94,744
 * sats: liquidation at 83,700 takes 194,744 of margin. The one with 8x was there first.
 */
const far = aPosition({ id: "far", leverage: 8 });
const near = aPosition({ id: "near" });

/** The product's own monitor on one account with both, and so many free sats. */
const openBoth = async (balance: Sats, wanted: GuardWish = {}) => {
  const stores = await openModelStores();
  const market = new FakeMarket(far.price, () => NOW);
  const exchange = new FakeExchange(market, balance);
  const exchanges = new FakeExchanges(market);
  const config = aGuardConfig({ trigger: basisPoints(900), ...wanted });
  const { userId, account } = await addGuarded(stores, [far, near], { config });
  for (const position of [far, near]) exchange.hold(position);
  exchanges.know(account.id, exchange);
  const deps = partsOf(stores, exchanges, () => NOW);
  return {
    exchange,
    account,
    stores,
    tick: () => {
      market.last = priceFromUsd(93_000);
      return runTick(deps, "paper", { low: market.last, high: market.last, last: market.last, at: NOW });
    },
    added: () =>
      Object.fromEntries(
        exchange.received.flatMap(({ request }) =>
          "amount" in request && "positionId" in request ? [[request.positionId, request.amount]] : [],
        ),
      ),
    receipts: async () => {
      const rows = await stores.tradeLog.list(userId, { limit: 100, beforeSeq: null, outcomes: null });
      return rows
        .toReversed()
        .flatMap(({ facts, outcome }) => (facts.kind === "margin-guard" ? [{ facts, outcome }] : []));
    },
  };
};

const wordsOf = (facts: GuardReceiptFacts) => [
  ...receiptWords(facts, "confirmed", "en").why,
  ...receiptDetail(facts, "en").alternatives,
];

describe("two positions hit at once", () => {
  test("with sats for one share them by who is nearest to liquidation, and not by who was hit first", async () => {
    const engine = await openBoth(sats(30_000));
    expect(await engine.tick()).toMatchObject({ hits: 2, confirmed: 2 });
    // 25,000 make the margins equal, and of 5,000 more each gets half.
    expect(engine.added()).toEqual({ far: 2_500, near: 27_500 });
    const all = await engine.receipts();
    expect(all.map(({ facts }) => facts.verdict)).toMatchObject([
      { amount: 2_500, needed: 69_744, limitedBy: "shared-balance" },
      { amount: 27_500, needed: 94_744, limitedBy: "shared-balance" },
    ]);
  });

  test("are told why they got less and what the other got, and decide the same again from the receipt", async () => {
    const engine = await openBoth(sats(30_000));
    await engine.tick();
    const [first, second] = await engine.receipts();
    if (first === undefined || second === undefined) throw new Error("Both left a receipt");
    for (const { facts } of [first, second]) {
      const kept = JSON.parse(JSON.stringify(facts)) as GuardReceiptFacts;
      expect(reEvaluate(kept)).toMatchObject({ kind: "matches" });
    }
    const words = wordsOf(first.facts).join("\n").replaceAll("\u202f", " ");
    expect(words).toContain(
      "30,000 sats were free for 2 positions hit at once, and the nearest to liquidation comes first: this one got 2,500 of the 69,744 sats it asked for.",
    );
    expect(words).toContain(
      "Of the same free sats long $1,000 got 27,500 of the 94,744 sats it asked for; with them its liquidation is 4.63 % away.",
    );
  });

  test("of which one gets nothing: it is told so once, and nothing is added twice", async () => {
    const engine = await openBoth(sats(20_000));
    expect(await engine.tick()).toMatchObject({ confirmed: 1, held: 1 });
    expect(engine.added()).toEqual({ near: 20_000 });
    for (const _ of [1, 2]) await engine.tick();
    expect(engine.added()).toEqual({ near: 20_000 });
    const held = (await engine.receipts()).filter(({ outcome }) => outcome === "held");
    expect(held.map(({ facts }) => receiptWords(facts, "held", "en").title)).toContain(
      "Guard held back on long $1,000: the free sats go to positions that are nearer to liquidation.",
    );
  });

  test("with sats for both get what each would alone, and nothing says that they shared", async () => {
    const engine = await openBoth(sats(164_488));
    await engine.tick();
    expect(engine.added()).toEqual({ far: 69_744, near: 94_744 });
    for (const { facts } of await engine.receipts()) expect(facts.inputs).not.toHaveProperty("share");
  });

  test("share no more than the account's cap for a day leaves, nor what is kept back", async () => {
    const engine = await openBoth(sats(500_000));
    await engine.stores.behind.setDayCap(engine.account.id, sats(30_000));
    await engine.tick();
    expect(engine.added()).toEqual({ far: 2_500, near: 27_500 });
    const keeping = await openBoth(sats(500_000), { reserve: sats(470_000) });
    await keeping.tick();
    expect(keeping.added()).toEqual({ far: 2_500, near: 27_500 });
  });

  test("of which the first is refused leave what it did not take, and no other takes more than its share", async () => {
    const engine = await openBoth(sats(30_000));
    engine.exchange.faults.once("addMargin", {
      kind: "refuse",
      failure: rejected("Not now"),
    });
    expect(await engine.tick()).toMatchObject({ rejected: 1, confirmed: 1 });
    expect((await engine.receipts()).map(({ outcome }) => outcome)).toEqual(["rejected", "confirmed"]);
    expect(engine.added()).toMatchObject({ near: 27_500 });
    expect(await engine.exchange.account()).toMatchObject({ value: { balance: 2_500 } });
  });
});
