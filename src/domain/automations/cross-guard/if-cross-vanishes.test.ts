import { expect, it } from "vitest";
import { aCrossPosition } from "#testing/builders/a-cross-position.ts";
import { MAX_PRICE, priceFromUsd, sats } from "../../units.ts";
import { ifCrossVanishes } from "./if-cross-vanishes.ts";

it("loses all of the cross margin at the exchange's own liquidation, whatever part of it is tied up", () => {
  // 10,000 of 100,000 sats are tied up; liquidation takes the other 90,000 too.
  const position = aCrossPosition({ runningMargin: sats(10_000), liquidation: priceFromUsd(91_000) });
  expect(ifCrossVanishes(position)).toEqual({
    by: "liquidation",
    price: priceFromUsd(91_000),
    net: -100_000,
  });
});

it("is never ended by a price where its margin covers a short whole", () => {
  expect(ifCrossVanishes(aCrossPosition({ side: "short", liquidation: MAX_PRICE }))).toBeNull();
});
