import { expect, it } from "vitest";
import { aCrossPosition, aWaitingOrder } from "#testing/builders/a-cross-position.ts";
import { MAX_PRICE, priceFromUsd, sats } from "../../units.ts";
import { type CrossVanishOutcome, ifCrossVanishes } from "./if-cross-vanishes.ts";

const dollars = ({ reducing, adding }: CrossVanishOutcome) => ({
  reducing: reducing.map(({ price, effect }) => `${effect} at ${price / 2}`),
  adding: adding.map(({ price }) => price / 2),
});

it("loses all of the cross margin at the exchange's own liquidation, whatever part of it is tied up", () => {
  // 10,000 of 100,000 sats are tied up; liquidation takes the other 90,000 too.
  const position = aCrossPosition({ runningMargin: sats(10_000), liquidation: priceFromUsd(91_000) });
  expect(ifCrossVanishes(position, [])).toEqual({
    liquidation: { price: priceFromUsd(91_000), net: -100_000 },
    reducing: [],
    adding: [],
  });
});

it("is never ended by a price where its margin covers a short whole, and may be closed by an order all the same", () => {
  const covered = aCrossPosition({ side: "short", liquidation: MAX_PRICE });
  expect(ifCrossVanishes(covered, [])).toMatchObject({ liquidation: null, reducing: [] });
  const closing = ifCrossVanishes(covered, [aWaitingOrder("long", 1_000, 95_000)]);
  expect(dollars(closing).reducing).toEqual(["closes at 95000"]);
});

it("names the orders that reduce it, the nearest first, and is liquidated where it was all the same", () => {
  const orders = [
    aWaitingOrder("short", 700, 106_000),
    aWaitingOrder("short", 500, 105_000),
    aWaitingOrder("short", 100, 107_000),
  ];
  const told = ifCrossVanishes(aCrossPosition(), orders);
  // 500 of 1,000, then 700 of the 500 that are left: that turns it, and what comes after adds to the short.
  expect(dollars(told)).toEqual({ reducing: ["reduces at 105000", "turns at 106000"], adding: [] });
  expect(told.liquidation?.price).toBe(priceFromUsd(91_033));
});

it("names the orders that add on the way to liquidation, and none that lies beyond it", () => {
  const orders = [
    aWaitingOrder("long", 100, 91_033),
    aWaitingOrder("long", 100, 92_000),
    aWaitingOrder("long", 100, 95_000),
  ];
  expect(dollars(ifCrossVanishes(aCrossPosition(), orders)).adding).toEqual([95_000, 92_000]);
  const short = aCrossPosition({ side: "short", liquidation: priceFromUsd(109_000) });
  const above = [aWaitingOrder("short", 100, 108_000), aWaitingOrder("short", 100, 105_000)];
  expect(dollars(ifCrossVanishes(short, [...above, aWaitingOrder("long", 5, 95_000)]))).toEqual({
    reducing: ["reduces at 95000"],
    adding: [105_000, 108_000],
  });
});
