import { expect, it } from "vitest";
import { priceHalfUsd, rateE9 } from "#domain/units.ts";
import { createCandleHistory } from "./candles/candle-history.ts";
import { createExchange } from "./exchange.ts";
import { openMarket } from "./world/market.ts";
import { createWorld } from "./world/world.ts";

const START = Date.UTC(2026, 0, 5);
const price = priceHalfUsd(200_000);

/** A clock that moves on with every look at it, as a real one may. */
const hastyClock = () => {
  let now = START;
  return {
    now: () => {
      now += 1;
      return now;
    },
    advance: (at: number) => {
      now = Math.max(now, at);
    },
  };
};

const exchangeOn = (clock: ReturnType<typeof hastyClock>) =>
  createExchange(
    createWorld(
      { seed: 1, fundingRate: rateE9(0), maxTrades: 100, quirks: {} },
      clock,
      openMarket(price, START),
    ),
    createCandleHistory(),
    null,
  );

it("takes a price at the time just read from a clock that runs on", () => {
  const clock = hastyClock();
  const exchange = exchangeOn(clock);
  for (let step = 0; step < 10; step += 1) {
    expect(() => exchange.step(price, clock.now())).not.toThrow();
  }
});

it("refuses a price before the last one", () => {
  const exchange = exchangeOn(hastyClock());
  exchange.step(price, START + 60_000);
  expect(() => exchange.step(price, START + 59_999)).toThrow(RangeError);
});
