import { describe, expect, it } from "vitest";
import type { CrossOrderView, CrossVanishView } from "#server/trpc/schemas/cross.ts";
import { crossOrderWords, crossVanishWords } from "./cross-order-words.ts";

const order = (
  side: "long" | "short",
  effect: CrossOrderView["effect"],
  dollars: number,
): CrossOrderView => ({ id: `${side}-${dollars}`, side, quantity: 500, price: dollars * 2, effect });

const vanish = (changes: Partial<CrossVanishView> = {}): string =>
  crossVanishWords({
    liquidation: { price: 119_886, net: -265_000 },
    reducing: [],
    adding: [],
    ...changes,
  });

const TAKES = "If Axisor vanishes now: liquidation at 59,943 takes all of the cross margin, 265,000 sats.";

it("says of an order what it does, on which side and where", () => {
  expect(crossOrderWords(order("short", "reduces", 105_000.5))).toBe("Sell $500 at 105,000.5 reduces it");
  expect(crossOrderWords(order("long", "adds", 95_000))).toBe("Buy $500 at 95,000 adds to it");
});

describe("what becomes of a cross position if nobody acts any more", () => {
  it("is what liquidation takes, and nothing else where nothing waits", () => {
    expect(vanish()).toBe(TAKES);
    expect(vanish({ liquidation: null })).toBe("If Axisor vanishes now: nothing would ever close it.");
    expect(crossVanishWords(null)).toBe("");
  });

  it("names an order that makes it smaller, and that it is no stop", () => {
    expect(vanish({ reducing: [order("short", "reduces", 105_000)] })).toBe(
      `${TAKES} An order at LN Markets reduces it by $500 if the price rises to 105,000: it fills only in the direction of profit, and is no stop.`,
    );
    const both = [order("long", "closes", 55_000), order("long", "opens", 54_000)];
    expect(vanish({ liquidation: null, reducing: both })).toBe(
      "If Axisor vanishes now: no price would liquidate it. An order at LN Markets closes it if the price falls to 55,000, and one more waits beyond: it fills only in the direction of profit, and is no stop.",
    );
  });

  it("says that one that adds on the way brings liquidation nearer", () => {
    expect(vanish({ adding: [order("long", "adds", 62_000)] })).toBe(
      `${TAKES} An order there adds $500 at 62,000: then liquidation comes sooner.`,
    );
  });
});
