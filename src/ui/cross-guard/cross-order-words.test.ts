import { describe, expect, it } from "vitest";
import type { CrossOrderView, CrossVanishView } from "#server/trpc/schemas/cross.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { crossOrderWords, crossVanishWords } from "./cross-order-words.ts";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });

const order = (
  side: "long" | "short",
  effect: CrossOrderView["effect"],
  dollars: number,
): CrossOrderView => ({ id: `${side}-${dollars}`, side, quantity: 500, price: dollars * 2, effect });

const vanish = (changes: Partial<CrossVanishView> = {}): string =>
  crossVanishWords(format, {
    liquidation: { price: 119_886, net: -265_000 },
    reducing: [],
    adding: [],
    ...changes,
  });

const TAKES = "If Axisor vanishes now: liquidation at 59,943 takes all of the cross margin, 265,000 sats.";

it("says of an order what it does, on which side and where", () => {
  expect(crossOrderWords(format, order("short", "reduces", 105_000.5))).toBe(
    "Sell $500 at 105,000.5 reduces it",
  );
  expect(crossOrderWords(format, order("long", "adds", 95_000))).toBe("Buy $500 at 95,000 adds to it");
});

it("says so in Portuguese, one order or several", () => {
  expect(crossOrderWords(portuguese, order("short", "reduces", 105_000.5))).toBe(
    "Venda de US$\u00a0500 em 105.000,5: reduz a posição",
  );
  const [first, second, third] = [105_000, 106_000, 107_000].map((price) => order("short", "reduces", price));
  if (first === undefined || second === undefined || third === undefined) throw new Error("There are three");
  const words = (reducing: readonly CrossOrderView[]) =>
    crossVanishWords(portuguese, {
      liquidation: { price: 119_886, net: -265_000 },
      reducing: [...reducing],
      adding: [],
    });
  expect(words([first])).toBe(
    "Se a Axisor sumir agora: a liquidação em 59.943 leva toda a margem cross, 265.000 sats. Uma ordem na LN Markets reduz a posição em US$\u00a0500 se o preço subir a 105.000: ela só executa na direção do lucro e não é um stop.",
  );
  expect(words([first, second])).toContain("a 105.000, e mais uma espera além: ela");
  expect(words([first, second, third])).toContain("a 105.000, e mais 2 esperam além: ela");
});

describe("what becomes of a cross position if nobody acts any more", () => {
  it("is what liquidation takes, and nothing else where nothing waits", () => {
    expect(vanish()).toBe(TAKES);
    expect(vanish({ liquidation: null })).toBe("If Axisor vanishes now: nothing would ever close it.");
    expect(crossVanishWords(format, null)).toBe("");
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
