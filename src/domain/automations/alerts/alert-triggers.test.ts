import { describe, expect, it } from "vitest";
import { basisPoints, MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceFromUsd } from "../../units.ts";
import { alertTriggers } from "./alert-triggers.ts";
import { type AlertMemory, beginAlert, type PriceAlertConfig } from "./price-alert.ts";

const dollars = priceFromUsd;
const ONCE = { kind: "once" } as const;

describe("what arms an alert", () => {
  const crossing: PriceAlertConfig = { when: { kind: "crossing", price: dollars(100_000) }, repeat: ONCE };
  const told = (at: number, price: PriceHalfUsd): AlertMemory => ({
    seen: { at, price },
    told: { at, price },
  });

  it("at a price is that price, from where the market is", () => {
    const armed = (price: number) =>
      alertTriggers(crossing, beginAlert({ at: 0, price: dollars(price) }), []);
    expect(armed(99_000)).toMatchObject({ below: null, above: { price: dollars(100_000) }, deriveAt: null });
    expect(armed(101_000)).toMatchObject({ above: null, below: { price: dollars(100_000) } });
    expect(armed(100_000).above?.price).toBe(dollars(100_000));
  });

  it("on a move is the pair around the market, until an extreme leaves or a price goes beyond one", () => {
    const either: PriceAlertConfig = {
      when: { kind: "move", bps: basisPoints(500), withinMs: 600_000, direction: "either" },
      repeat: ONCE,
    };
    const samples = [
      { from: 0, at: 60_000, low: dollars(98_000), high: dollars(99_000) },
      { from: 60_000, at: 120_000, low: dollars(98_500), high: dollars(101_000) },
    ];
    const memory = beginAlert({ at: 180_000, price: dollars(100_000) });
    // 98,000 · 1.05 = 102,900 and 101,000 · 0.95 = 95,950; the low came first and leaves ten minutes after
    expect(alertTriggers(either, memory, samples)).toEqual({
      below: { side: "below", price: dollars(95_950) },
      above: { side: "above", price: dollars(102_900) },
      deriveAt: 660_000,
      holdsWithin: { low: dollars(98_000), high: dollars(101_000) },
    });
    const up: PriceAlertConfig = {
      ...either,
      when: { ...either.when, kind: "move", bps: basisPoints(500), withinMs: 600_000, direction: "up" },
    };
    expect(alertTriggers(up, memory, samples).below).toBeNull();
  });

  it("is nothing once it is over, and nothing but a time while it rests", () => {
    const over = { below: null, above: null, deriveAt: null, holdsWithin: null };
    expect(alertTriggers(crossing, told(5, dollars(99_000)), [])).toEqual(over);
    const resting: PriceAlertConfig = { ...crossing, repeat: { kind: "every-time", restMs: 100 } };
    expect(alertTriggers(resting, told(5, dollars(99_000)), [])).toEqual({ ...over, deriveAt: 105 });
  });

  it("waits for the price that was told to be left, within the prices there are", () => {
    const at = (price: PriceHalfUsd) =>
      alertTriggers(
        { when: { kind: "crossing", price }, repeat: { kind: "every-time", restMs: 10 } },
        { seen: { at: 50, price }, told: { at: 5, price } },
        [],
      );
    expect(at(dollars(100_000))).toMatchObject({
      below: { price: dollars(99_999.5) },
      above: { price: dollars(100_000.5) },
    });
    expect(at(MIN_PRICE).below).toBeNull();
    expect(at(MAX_PRICE).above).toBeNull();
  });
});
