import { describe, expect, it } from "vitest";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import { aFlatCrossView, aPositionView } from "#testing/views/an-overview.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { commitWords } from "./action-words.ts";
import type { HandAction } from "./hand-action.ts";
import { fillsAtMarket, type Previewing, previewRows } from "./preview-rows.ts";
import { refusalWords } from "./refusal-words.ts";

const previewed: Previewing["previewed"] = {
  kind: "previewed",
  balanceChange: 0,
  fee: 0,
  reserve: 0,
  quantity: 2_500,
  margin: 659_389,
  liquidation: 119_886,
  stopLoss: null,
  takeProfit: 149_000,
  result: null,
};
const told = (action: HandAction, change: Partial<Previewing["previewed"]>, before = aPositionView()) =>
  previewRows(format, {
    action,
    previewed: { ...previewed, ...change },
    last: 200_000,
    before,
    cross: null,
  }).map(({ label, from, figure, usd }) => [label, from, figure, usd]);

const br = createFormat({ locale: "pt-BR", timeZone: "UTC" });

const ORDER = {
  side: "long",
  size: { by: "quantity", quantity: 100 },
  leverage: 10,
  limit: null,
  stopLoss: null,
  takeProfit: null,
} as const;

describe("what an action would do", () => {
  it("says of added margin what leaves the balance, in dollars too, and where liquidation moves", () => {
    // 100,000 sats at 100,000 USD are 100 USD.
    expect(
      told(
        { kind: "add-margin", amount: 100_000 },
        { balanceChange: -100_000, margin: 759_389, liquidation: 116_001 },
      ),
    ).toEqual([
      ["Leaves your balance", null, "100,000 sats", "$100.00"],
      ["Margin", "659,389 sats", "759,389 sats", null],
      ["Liquidation", "59,943", "58,000.5", null],
    ]);
  });

  it("names a stop that falls away when margin is taken out", () => {
    const rows = told(
      { kind: "cash-in", amount: 1_000 },
      { balanceChange: 1_000, margin: 658_389 },
      aPositionView({ stopLoss: 121_000 }),
    );
    expect(rows).toContainEqual(["Stop loss", "60,500", "None", null]);
    expect(rows[0]?.[0]).toBe("Comes back to your balance");
  });

  it("says of closing what comes back, the fee and the result, and nothing of what is gone", () => {
    const gone = { margin: 0, liquidation: null, stopLoss: null, takeProfit: null };
    expect(
      told({ kind: "close-trade" }, { ...gone, balanceChange: 500_000, fee: 2_500, result: -150_000 }),
    ).toEqual([
      ["Comes back to your balance", null, "500,000 sats", "$500.00"],
      ["Fee, now", null, "2,500 sats", "$2.50"],
      ["Result, after all fees and funding", null, "−150,000 sats", "−$150.00"],
    ]);
  });

  it("says of a trade that is opened its size and liquidation, and where nothing would stop it", () => {
    const rows = previewRows(format, {
      action: { kind: "open-trade", order: ORDER },
      previewed: { ...previewed, quantity: 100, margin: 10_000, liquidation: 181_819, takeProfit: null },
      last: 200_000,
      before: null,
      cross: null,
    });
    expect(rows.map(({ label, figure }) => [label, figure])).toEqual([
      ["Size", "$100"],
      ["Margin", "10,000 sats"],
      ["Liquidation", "90,909.5"],
      ["Stop loss", "None"],
    ]);
  });

  it("says of a cross account without a position that nothing can be liquidated", () => {
    const rows = previewRows(format, {
      action: { kind: "deposit-cross", amount: 100_000 },
      previewed: { ...previewed, quantity: 0, margin: 100_000, liquidation: null },
      last: 200_000,
      before: null,
      cross: null,
    });
    expect(rows.map(({ label, figure }) => [label, figure])).toContainEqual(["Liquidation then", "None"]);
  });

  it("speaks of the spread only where it fills at the market", () => {
    const crossing = (limit: number | null): HandAction => ({
      kind: "cross-order",
      order: { side: "long", quantity: 1, limit },
    });
    expect(fillsAtMarket({ kind: "close-trade" })).toBe(true);
    expect(fillsAtMarket({ kind: "open-trade", order: ORDER })).toBe(true);
    expect(fillsAtMarket(crossing(null))).toBe(true);
    expect(fillsAtMarket(crossing(190_000))).toBe(false);
    expect(fillsAtMarket({ kind: "add-margin", amount: 1 })).toBe(false);
  });
});

describe("another leverage of the cross margin", () => {
  const leverage = (
    times: number,
    cross: Previewing["cross"],
    change: Partial<Previewing["previewed"]> = {},
  ) =>
    previewRows(format, {
      action: { kind: "set-cross-leverage", leverage: times },
      previewed: { ...previewed, quantity: 1_000, margin: 265_000, takeProfit: null, ...change },
      last: 135_680,
      before: null,
      cross,
    }).map(({ label, from, figure }) => [label, from, figure]);

  it("changes what the position ties up, and says that liquidation stays", () => {
    // 1,000 USD from 71,200 are 1,404,494.3 sats: at 5x 280,898 are tied up, at 10x 140,449.
    expect(leverage(5, aCrossView({ leverage: 10 }))).toEqual([
      ["Leverage", "10.0×", "5.0×"],
      ["Tied up by the position", "140,449 sats", "280,898 sats"],
      ["Liquidation", null, "59,943, as before"],
    ]);
  });

  it("says where liquidation moves, should the exchange name another than before", () => {
    expect(leverage(5, aCrossView({ leverage: 10, liquidation: 119_000 }))).toContainEqual([
      "Liquidation",
      "59,500",
      "59,943",
    ]);
  });

  it("is all there is to say while flat, and nothing is made up of what was not read", () => {
    const flat = { quantity: 0, liquidation: null };
    expect(leverage(5, aFlatCrossView({ leverage: 10 }), flat)).toEqual([["Leverage", "10.0×", "5.0×"]]);
    expect(leverage(5, null)).toEqual([
      ["Leverage", null, "5.0×"],
      ["Liquidation", null, "59,943"],
    ]);
    expect(leverage(5, aFlatCrossView({ readAt: null }), flat)).toEqual([["Leverage", null, "5.0×"]]);
  });

  it("an order that is taken back has no rows of what stays as it is", () => {
    const rows = previewRows(format, {
      action: { kind: "cancel-cross-order", orderId: "o" },
      previewed,
      last: 135_680,
      before: null,
      cross: aCrossView(),
    });
    expect(rows).toEqual([]);
  });
});

describe("why an action would be refused", () => {
  it("says how much would do, in the unit it is about", () => {
    const add: HandAction = { kind: "add-margin", amount: 1 };
    expect(refusalWords(format, add, { rule: "balance", most: 12_400 })).toContain("12,400 sats are");
    expect(refusalWords(format, add, { rule: "leverage-one", most: 900 })).toContain("At most 900 sats.");
    const open: HandAction = { kind: "open-trade", order: ORDER };
    expect(refusalWords(format, open, { rule: "too-large", most: 500_000 })).toContain("$500,000");
  });

  it("tells what takes margin out of the cross account from what needs more in it", () => {
    const withdraw: HandAction = { kind: "withdraw-cross", amount: 1 };
    expect(refusalWords(format, withdraw, { rule: "cross-margin", most: 7 })).toContain("At most 7 sats.");
    const order: HandAction = { kind: "cross-order", order: { side: "long", quantity: 1, limit: null } };
    expect(refusalWords(format, order, { rule: "cross-margin", most: null })).toContain("Deposit first");
  });
});

describe("in Portuguese", () => {
  it("rows are named and figured in it", () => {
    const action: HandAction = { kind: "add-margin", amount: 100_000 };
    const change = { balanceChange: -100_000, margin: 759_389, liquidation: 116_001 };
    const rows = previewRows(br, {
      action,
      previewed: { ...previewed, ...change },
      last: 200_000,
      before: aPositionView(),
      cross: null,
    });
    expect(rows.map(({ label, from, figure, usd }) => [label, from, figure, usd])).toEqual([
      ["Sai do seu saldo", null, "100.000 sats", "US$\u00a0100,00"],
      ["Margem", "659.389 sats", "759.389 sats", null],
      ["Liquidação", "59.943", "58.000,5", null],
    ]);
  });

  it("a refusal says how much would do, and a button what it orders", () => {
    const add: HandAction = { kind: "add-margin", amount: 12_400 };
    expect(refusalWords(br, add, { rule: "balance", most: 12_400 })).toBe(
      "É preciso mais do que há livre: há 12.400 sats.",
    );
    expect(refusalWords(br, add, { rule: "leverage-one", most: 900 })).toBe(
      "Tanta margem levaria a alavancagem abaixo de 1×. No máximo 900 sats.",
    );
    expect(refusalWords(br, add, { rule: "distance", most: null })).toContain("de 0,1\u202f% a 1.000\u202f%");
    expect(refusalWords(format, add, { rule: "distance", most: null })).toBe(
      "LN Markets lets a stop trail by 0.1\u202f% to 1,000\u202f%.",
    );
    expect(commitWords(br, add)).toBe("Adicionar 12.400 sats");
    const at: HandAction = { kind: "cross-order", order: { side: "short", quantity: 1, limit: 148_601 } };
    expect(commitWords(br, at)).toBe("Abrir short a 74.300,5");
    expect(commitWords(format, at)).toBe("Go short at 74,300.5");
  });
});
