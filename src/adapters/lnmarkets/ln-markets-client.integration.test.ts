import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import type { Result } from "#domain/result.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { type PaperAccount, startPaperAccount } from "#testing/contracts/start-paper-account.ts";
import { createLnMarketsClient, type LnMarketsClient } from "./ln-markets-client.ts";
import { createTransport } from "./transport.ts";

const PRICE = priceFromUsd(100_000);

const value = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

/** Each answered by the paper exchange and read into our units. */
describe("every endpoint", () => {
  let account: PaperAccount;
  let client: LnMarketsClient;
  const now = () => account.paper.now();
  const step = (dollars: number, after = 1_000) => account.paper.step(priceFromUsd(dollars), now() + after);

  beforeAll(async () => {
    account = await startPaperAccount({ balance: sats(10_000_000), price: PRICE });
    const credential = openPlainCredential(account.keyFor("account:read", "futures:*"));
    client = createLnMarketsClient(
      createTransport({ baseUrl: account.baseUrls.paper.rest, now, credential }),
    );
  });

  afterAll(async () => {
    await account.paper.stop();
  });

  const openLong = async () => {
    const order = {
      type: "market",
      side: "long",
      quantity: usd(1_000),
      leverage: leverageFromNumber(10),
    } as const;
    const opened = value(await client.isolated.open(now(), order));
    if (opened.state !== "running") throw new Error("A market order did not fill");
    return opened.position;
  };
  const placeLimit = async (dollars: number) => {
    const opened = value(
      await client.isolated.open(now(), {
        type: "limit",
        side: "long",
        margin: sats(100_000),
        leverage: leverageFromNumber(12.5),
        price: priceFromUsd(dollars),
        clientId: `limit-${dollars}`,
      }),
    );
    if (opened.state !== "open") throw new Error("A limit far from the market filled");
    return opened.order;
  };

  test("ping, time and the ladder of prices", async () => {
    expect(value(await client.market.ping())).toBe("pong");
    expect(value(await client.market.time())).toBe(now());
    const { buckets } = value(await client.market.ticker());
    expect(buckets.length).toBeGreaterThan(0);
    expect(buckets.every(({ minSize, maxSize }) => minSize < maxSize)).toBe(true);
  });

  test("a limit order rests, is listed, and its cancel gives everything back", async () => {
    const before = value(await client.account.get()).balance;
    const order = await placeLimit(90_000);
    expect(order).toMatchObject({ price: priceFromUsd(90_000), margin: 100_000, clientId: "limit-90000" });
    expect(value(await client.isolated.openTrades())).toEqual([order]);
    expect(value(await client.isolated.cancel(now(), { id: order.id }))).toMatchObject({ canceled: true });
    expect(value(await client.isolated.openTrades())).toEqual([]);
    expect(value(await client.account.get()).balance).toBe(before);
    const { data } = value(await client.isolated.canceledTrades({ limit: 5 }));
    expect(data.map(({ id }) => id)).toEqual([order.id]);
  });

  test("cancel-all answers every order it canceled", async () => {
    const ids = [(await placeLimit(80_000)).id, (await placeLimit(81_000)).id];
    const canceled = value(await client.isolated.cancelAll(now()));
    expect(new Set(canceled.map(({ id }) => id))).toEqual(new Set(ids));
  });

  test("stop and take profit are set, shown and taken off", async () => {
    const { id } = await openLong();
    const stop = { mode: "fixed", price: priceFromUsd(95_000.5) } as const;
    const shown = async () => value(await client.isolated.runningTrades()).find((trade) => trade.id === id);
    value(await client.isolated.setStopLoss(now(), { id, stop }));
    value(await client.isolated.setTakeProfit(now(), { id, price: priceFromUsd(120_000) }));
    expect(await shown()).toMatchObject({ stopLoss: stop.price, takeProfit: priceFromUsd(120_000) });
    value(await client.isolated.removeStopLoss(now(), { id }));
    value(await client.isolated.removeTakeProfit(now(), { id }));
    expect(await shown()).toMatchObject({ stopLoss: null, takeProfit: null });
    value(await client.isolated.setStopLoss(now(), { id, stop: { mode: "trailing", distanceE6: 50_000 } }));
    expect((await shown())?.stopLoss).not.toBeNull();
    value(await client.isolated.close(now(), { id }));
  });

  test("cash-in pays out, and the liquidation comes nearer", async () => {
    const { id, liquidation } = await openLong();
    const before = value(await client.account.get()).balance;
    const after = value(await client.isolated.cashIn(now(), { id, amount: sats(20_000) }));
    expect(after.margin).toBe(80_000);
    expect(after.liquidation).toBeGreaterThan(liquidation);
    expect(value(await client.account.get()).balance).toBe(before + 20_000);
    value(await client.isolated.close(now(), { id }));
  });

  test("a settlement is listed for the market and for the trade that paid", async () => {
    const { id } = await openLong();
    step(100_000, 8 * 3_600_000);
    const { data } = value(await client.isolated.fundingFees({ tradeId: id, limit: 10 }));
    expect(data).toMatchObject([{ fee: 100, positionId: id }]);
    const settlements = value(await client.market.fundingSettlements({ limit: 1 }));
    expect(settlements.data).toMatchObject([{ fundingRate: 100_000, fixingPrice: 1_000_000_000 }]);
    expect(settlements.data[0]?.id).toBe(data[0]?.settlementId);
    value(await client.isolated.close(now(), { id }));
  });

  test("the cross position from deposit to withdrawal", async () => {
    expect(value(await client.cross.position())).toMatchObject({
      side: null,
      quantity: 0,
      liquidation: null,
    });
    expect(value(await client.cross.deposit(now(), { amount: sats(500_000) })).margin).toBe(500_000);
    expect(value(await client.cross.setLeverage(now(), { leverage: 10 })).leverage).toBe(10);
    const order = value(
      await client.cross.placeOrder(now(), { type: "market", side: "long", quantity: usd(1_000) }),
    );
    expect(order).toMatchObject({
      type: "market",
      side: "long",
      quantity: 1_000,
      state: "filled",
      price: PRICE,
    });
    const position = value(await client.cross.position());
    expect(position).toMatchObject({ side: "long", quantity: 1_000, entryPrice: 1_000_000_000 });
    expect(position).toMatchObject({ runningMargin: 100_000, maintenanceMargin: 1_500 });
    const resting = {
      type: "limit",
      side: "short",
      quantity: usd(10),
      price: priceFromUsd(150_000),
    } as const;
    const [first, second] = [
      value(await client.cross.placeOrder(now(), resting)),
      value(await client.cross.placeOrder(now(), resting)),
    ];
    expect(value(await client.cross.openOrders())).toHaveLength(2);
    expect(value(await client.cross.cancelOrder(now(), { id: first.id }))).toMatchObject({
      state: "canceled",
    });
    expect(value(await client.cross.cancelAllOrders(now())).map(({ id }) => id)).toEqual([second.id]);
    step(100_000, 8 * 3_600_000);
    expect(value(await client.cross.fundingFees({ limit: 5 })).data).toMatchObject([
      { fee: 100, positionId: null },
    ]);
    expect(value(await client.cross.closePosition(now()))).toMatchObject({ side: "short", quantity: 1_000 });
    expect(value(await client.cross.filledOrders({ limit: 5 })).data).toHaveLength(2);
    expect(value(await client.cross.withdraw(now(), { amount: sats(1_000) })).side).toBeNull();
    const transfers = value(await client.cross.transfers({ limit: 5 })).data.map(({ amount }) => amount);
    expect(transfers).toEqual([-1_000, 500_000]);
  });

  test("pages follow their cursor", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof client.isolated.closedTrades>> =
        await client.isolated.closedTrades(cursor === null ? { limit: 1 } : { limit: 1, cursor });
      const { data, nextCursor } = value(page);
      seen.push(...data.map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor !== null && seen.length < 50);
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("after all of it not a sat is missing at the exchange", () => {
    expect(account.paper.conservation()).toMatchObject({ ok: true, difference: 0 });
  });
});
