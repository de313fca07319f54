import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { MAX_PRICE, MIN_PRICE, priceFromUsd, priceHalfUsd } from "../units.ts";
import { crossingPrice, stopLossPrice, takeProfitPrice } from "./level-price.ts";
import { isReached, type Tick } from "./trigger.ts";
import { earningSide, losingSide, triggerAt } from "./trigger-side.ts";

const tick = (low: number, high: number): Tick => ({
  low: priceFromUsd(low),
  high: priceFromUsd(high),
  last: priceFromUsd(high),
  at: 0,
});

describe("a tick reaches a trigger", () => {
  const level = priceFromUsd(95_000);

  it.each([
    ["below", 94_999.5, 96_000, true],
    ["below", 95_000, 96_000, true],
    ["below", 95_000.5, 96_000, false],
    ["above", 94_000, 95_000.5, true],
    ["above", 94_000, 95_000, true],
    ["above", 94_000, 94_999.5, false],
  ] as const)("%s 95,000 with low %f and high %f: %s", (side, low, high, reached) => {
    expect(isReached({ side, price: level }, tick(low, high))).toBe(reached);
  });

  it("a wick that is over before the tick ends counts", () => {
    expect(isReached({ side: "below", price: level }, tick(90_000, 99_000))).toBe(true);
    expect(isReached({ side: "above", price: level }, tick(90_000, 99_000))).toBe(true);
  });
});

describe("the side of a trigger", () => {
  it("a long loses below and earns above, a short the other way round", () => {
    expect([losingSide("long"), earningSide("long")]).toEqual(["below", "above"]);
    expect([losingSide("short"), earningSide("short")]).toEqual(["above", "below"]);
  });

  it("exists where some price can reach it, and then lies among the prices there are", () => {
    expect(triggerAt("below", 1n)).toBeNull();
    expect(triggerAt("above", BigInt(MAX_PRICE) + 1n)).toBeNull();
    expect(triggerAt("above", -5n)).toEqual({ side: "above", price: MIN_PRICE });
    expect(triggerAt("below", 10n ** 12n)).toEqual({ side: "below", price: MAX_PRICE });
    expect(triggerAt("below", 2n)).toEqual({ side: "below", price: MIN_PRICE });
    expect(triggerAt("above", BigInt(MAX_PRICE))).toEqual({ side: "above", price: MAX_PRICE });
  });
});

describe("a trigger at a chosen price", () => {
  it("stops a loss on the losing side and takes a profit on the earning side", () => {
    const price = priceFromUsd(95_000);
    expect(stopLossPrice("long", price)).toEqual({ side: "below", price });
    expect(stopLossPrice("short", price)).toEqual({ side: "above", price });
    expect(takeProfitPrice("long", price)).toEqual({ side: "above", price });
    expect(takeProfitPrice("short", price)).toEqual({ side: "below", price });
  });

  it("waits for the market to get there: not reached until it does, at once when it is there", () => {
    fc.assert(
      fc.property(anyPrice, anyPrice, (price, last) => {
        const at = (here: number): Tick => ({
          low: priceHalfUsd(here),
          high: priceHalfUsd(here),
          last: priceHalfUsd(here),
          at: 0,
        });
        const crossing = crossingPrice(price, last);
        expect(isReached(crossing, at(last))).toBe(price === last);
        expect(isReached(crossing, at(price))).toBe(true);
      }),
    );
  });
});
