import { expect, it } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { createPriceGauge } from "./price-gauge.ts";

const usd = priceFromUsd;

it("gives the whole interval between two ticks, wick included", () => {
  const gauge = createPriceGauge();
  for (const price of [100, 90, 110, 105]) gauge.add(usd(price));
  expect(gauge.take(1)).toEqual({ low: usd(90), high: usd(110), last: usd(105), at: 1 });
});

it("starts the next interval where the last one ended, so no level lies between them", () => {
  const gauge = createPriceGauge();
  gauge.add(usd(100));
  gauge.take(1);
  gauge.add(usd(80));
  expect(gauge.take(2)).toEqual({ low: usd(80), high: usd(100), last: usd(80), at: 2 });
});

it("gives no tick while no price comes, instead of repeating an old one as new", () => {
  const gauge = createPriceGauge();
  expect(gauge.take(1)).toBeNull();
  gauge.add(usd(100));
  gauge.take(2);
  expect(gauge.take(3)).toBeNull();
});

it("repeats the last price only when asked to, and loses nothing of the interval by it", () => {
  const gauge = createPriceGauge();
  expect(gauge.again(1)).toBeNull();
  for (const price of [100, 90, 95]) gauge.add(usd(price));
  expect(gauge.again(2)).toEqual({ low: usd(95), high: usd(95), last: usd(95), at: 2 });
  expect(gauge.take(3)).toEqual({ low: usd(90), high: usd(100), last: usd(95), at: 3 });
});
