import { describe, expect, test } from "vitest";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aPosition } from "../builders/a-position.ts";
import { exchangeContract } from "../contracts/exchange/exchange-contract.ts";
import { makeFakeHarness } from "../contracts/exchange/make-fake-harness.ts";
import { FakeExchange } from "./fake-exchange.ts";
import { UNAVAILABLE } from "./fake-faults.ts";
import { FakeMarket } from "./fake-market.ts";

const START = Date.UTC(2026, 0, 1);
exchangeContract("the fake exchange", makeFakeHarness());

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
