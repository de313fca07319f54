import { describe, expect, it } from "vitest";
import { figures } from "../notifications/figures.ts";
import { priceFromUsd, sats, usd } from "../units.ts";
import { buildLedger } from "./build-ledger.ts";
import { csvLine } from "./csv-line.ts";
import { LEDGER_COLUMNS, ledgerCsv } from "./ledger-csv.ts";

const DAY = Date.UTC(2026, 0, 31, 14, 3);
const ORDER = {
  id: "o",
  side: "short",
  quantity: usd(500),
  price: priceFromUsd(100_000.5),
  tradingFee: sats(499),
  at: DAY,
} as const;
const ledger = (told: number) =>
  buildLedger(
    {
      transfers: [
        { id: "=d", amount: sats(123_456_789), at: DAY - 1_000, state: "moved" },
        { id: "w", amount: sats(-5), at: DAY + 1_000, state: "moved" },
      ],
      trades: [],
      funding: [],
      crossTransfers: [],
      crossOrders: [ORDER],
    },
    sats(told),
    DAY + 2_000,
  );
const EVERYTHING = { from: null, to: null, readAt: DAY + 2_000, cutAt: null, unread: [] };
const linesOf = (text: string): readonly string[] => text.split("\r\n");

describe("a line of a CSV file", () => {
  it.each([
    ["plain", "plain"],
    ['a "b", c', '"a ""b"", c"'],
    ["two\nlines", '"two\nlines"'],
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1 234", "'+1 234"],
    ["-a", "'-a"],
    ["@x,y", '"\'@x,y"'],
    ["\tx", "'\tx"],
    ["-0.00000005", "-0.00000005"],
    [-5, "-5"],
    [null, ""],
  ])("writes %j as %s", (field, written) => {
    expect(csvLine(["a", field, "b"])).toBe(`a,${written},b\r\n`);
  });
});

describe("the ledger as a file", () => {
  it("writes sats whole, bitcoin as a decimal and dollars where a fill tells the price", () => {
    const [header, ...lines] = linesOf(ledgerCsv(figures("en"), ledger(123_456_784), EVERYTHING));
    expect(header).toBe(LEDGER_COLUMNS.join(","));
    expect(lines).toEqual([
      "deposit:=d,2026-01-31T14:02:59.000Z,begun,deposit,,,,,123456789,1.23456789,,123456789,123456789,1.23456789,",
      "cross-order:o,2026-01-31T14:03:00.000Z,exact,cross-order,,short,500,100000.5,0,0.00000000,0.00,,123456789,1.23456789,",
      "cross-fee:o,2026-01-31T14:03:00.000Z,exact,cross-fee,,short,500,100000.5,0,0.00000000,0.00,-499,123456789,1.23456789,",
      "withdrawal:w,2026-01-31T14:03:01.000Z,begun,withdrawal,,,,,-5,-0.00000005,,-5,123456784,1.23456784,",
      'reconciliation,2026-01-31T14:03:02.000Z,exact,reconciliation,,,,,,,,,123456784,1.23456784,"The rows add up to 123,456,784 sats, which is the free balance the exchange tells."',
      "",
    ]);
  });

  it("begins a period with the balance brought forward", () => {
    const period = { ...EVERYTHING, from: DAY + 500, to: DAY + 1_000 };
    const lines = linesOf(ledgerCsv(figures("en"), ledger(123_456_784), period));
    expect(lines.slice(1, 3)).toEqual([
      "brought-forward,2026-01-31T14:03:00.500Z,exact,brought-forward,,,,,,,,,123456789,1.23456789,Free balance before the first row of this file.",
      "withdrawal:w,2026-01-31T14:03:01.000Z,begun,withdrawal,,,,,-5,-0.00000005,,-5,123456784,1.23456784,",
    ]);
  });

  it("says which lists the key may not read, each once", () => {
    const unread = ["lightning-in", "on-chain-in", "cross-orders"] as const;
    const lines = linesOf(ledgerCsv(figures("en"), ledger(0), { ...EVERYTHING, unread }));
    expect(lines.at(-2)).toBe(
      'unread,2026-01-31T14:03:02.000Z,exact,unread,,,,,,,,,,,"The key may not read these lists, so they are missing: deposits, cross margin. A key that may read them explains more."',
    );
    expect(ledgerCsv(figures("pt-BR"), ledger(0), { ...EVERYTHING, unread })).toContain(
      "então elas faltam: depósitos, margem cross.",
    );
  });

  it("says a difference and what was left out, in the language of the reader", () => {
    const cut = { ...EVERYTHING, cutAt: 20_000 };
    const english = ledgerCsv(figures("en"), ledger(123_456_785), cut);
    expect(english).toContain(
      "The rows add up to 123,456,784 sats; the exchange says 123,456,785 sats; +1 sats cannot be explained by what it lists.",
    );
    expect(english).toContain(
      "The exchange lists more than the 20,000 rows that one export reads; the rest is left out.",
    );
    const portuguese = ledgerCsv(figures("pt-BR"), ledger(123_456_785), cut);
    expect(portuguese).toContain(
      "As linhas somam 123.456.784 sats; a corretora informa 123.456.785 sats; +1 sats não se explicam pelo que ela lista.",
    );
  });
});
