import { expect, it } from "vitest";
import type { LedgerRow } from "./start-replay-venue.ts";
import { addedOf, balanceOfLedger, tradesOfLedger } from "./trades-of-ledger.ts";

const row = (tradeId: string, kind: string, at: number, amount: number): LedgerRow => ({
  kind,
  accountId: "account",
  tradeId,
  from: "balance",
  to: "margin",
  amount,
  at,
  signedAt: null,
});

const opened = (id: string) => ({
  id,
  isLong: true,
  quantity: 1_000,
  entry: 100_000,
  margin: 100_000,
  cap: Number.POSITIVE_INFINITY,
});

const ledger = [
  row("a", "order-margin", 0, 100_000),
  row("b", "order-margin", 0, 100_000),
  row("a", "add-margin", 10, 500),
  row("a", "loss", 20, 100_500),
  row("b", "add-margin", 30, 300),
  row("b", "add-margin", 40, 100),
];

it("tells the life of each trade: opened, topped up, ended", () => {
  const [first, second] = tradesOfLedger([opened("a"), opened("b")], ledger);
  expect(first).toMatchObject({ openedAt: 0, closedAt: 20, added: [{ at: 10, amount: 500 }] });
  expect(second?.closedAt).toBe(Number.POSITIVE_INFINITY);
});

it("tells what was at stake at once from what was ever added", () => {
  expect(addedOf(tradesOfLedger([opened("a"), opened("b")], ledger))).toEqual({ atOnce: 500, inAll: 900 });
});

it("follows the balance of one account through its own movements alone", () => {
  const deposit = { ...row("a", "deposit", 0, 300_000), tradeId: null, from: "deposits", to: "balance" };
  const reserve = { ...row("a", "order-reserve", 5, 100), from: "margin", to: "reserve" };
  const theirs = { ...row("z", "add-margin", 7, 999), accountId: "other" };
  const history = balanceOfLedger("account", [deposit, ...ledger.slice(0, 1), reserve, theirs]);
  expect(history).toEqual({ at: [0, 0], sats: [300_000, 200_000] });
});
