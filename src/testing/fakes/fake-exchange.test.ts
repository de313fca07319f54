import { describe, expect, test } from "vitest";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { type PriceHalfUsd, priceFromUsd, sats, usd } from "#domain/units.ts";
import { aPosition } from "../builders/a-position.ts";
import {
  type ExchangeHarness,
  exchangeContract,
  type HarnessOptions,
} from "../contracts/exchange-contract.ts";
import { FakeExchange } from "./fake-exchange.ts";
import { FakeExchanges } from "./fake-exchanges.ts";
import { OUTCOME_UNKNOWN, RATE_LIMITED, UNAVAILABLE } from "./fake-faults.ts";
import { FakeMarket } from "./fake-market.ts";
import { readingView } from "./reading-view.ts";

const START = Date.UTC(2026, 0, 1);
const credential = (key: string) => ({ key, secret: "s", passphrase: "p" });

/** The sixty minutes before the start, oldest first. */
const lastHour = (price: PriceHalfUsd) =>
  Array.from({ length: 60 }, (_, index) => {
    const at = START - (60 - index) * 60_000;
    return { at, open: price, high: price, low: price, close: price, volume: usd(1_000) };
  });

const makeHarness = async ({ balance, price }: HarnessOptions): Promise<ExchangeHarness> => {
  let time = START;
  const market = new FakeMarket(price, () => time);
  market.recorded = lastHour(price);
  const account = new FakeExchange(market, balance);
  const exchanges = new FakeExchanges(market);
  exchanges.know("trader", account);
  const spoiled = {
    "lose-answer": { kind: "lose-answer" },
    "lose-request": { kind: "refuse", failure: OUTCOME_UNKNOWN },
    "rate-limit": { kind: "refuse", failure: RATE_LIMITED },
  } as const;
  return {
    exchange: exchanges.withCredential("paper", credential("trader")),
    reader: readingView(account),
    stranger: exchanges.withCredential("paper", credential("nobody")),
    market: exchanges.marketData("paper"),
    now: () => time,
    movePrice: (to) => {
      time += 1_000;
      market.movePrice(to);
    },
    spoilNextWrite: (how) => account.faults.once("addMargin", spoiled[how]),
    breakReads: () => {
      account.faults.always("account", { kind: "refuse", failure: UNAVAILABLE });
      account.faults.always("runningTrades", { kind: "refuse", failure: UNAVAILABLE });
    },
    stop: () => undefined,
  };
};

exchangeContract("the fake exchange", makeHarness);

describe("the fake exchange can also", () => {
  const market = () => new FakeMarket(priceFromUsd(100_000), () => START);

  test("show a list as it was before the last write", async () => {
    const exchange = new FakeExchange(market(), sats(1_000_000));
    exchange.hold(aPosition({ id: "held" }));
    await exchange.addMargin({ positionId: "held", amount: sats(5), signedAt: START });
    exchange.faults.once("runningTrades", { kind: "stale" });
    const seen = [await exchange.runningTrades(), await exchange.runningTrades()];
    const margins = seen.map((answer) => (answer.ok ? answer.value[0]?.margin : null));
    expect(margins).toEqual([100_000, 100_005]);
  });

  test("count the writes that reached it", async () => {
    const exchange = new FakeExchange(market(), sats(1_000_000));
    exchange.faults.once("addMargin", { kind: "refuse", failure: UNAVAILABLE });
    const request = { positionId: "nobody's", amount: sats(5), signedAt: START };
    await exchange.addMargin(request);
    await exchange.addMargin(request);
    expect(exchange.received).toEqual([{ call: "addMargin", request }]);
  });
});

test("a built position's liquidation follows from its margin", () => {
  const position = aPosition({ side: "short", margin: sats(50_000) });
  expect(position.liquidation).toBe(
    liquidationPrice("short", position.quantity, position.price, sats(50_000)),
  );
  expect(aPosition({ leverage: 20 }).margin).toBe(50_000);
});
