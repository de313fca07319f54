import { describe, expect, it } from "vitest";
import { priceFromUsd, sats, usd } from "../units.ts";
import { buildLedger } from "./build-ledger.ts";
import type { LedgerFacts, LedgerTrade } from "./ledger-facts.ts";

/**
 * 1,000 USD long at 100,000 with leverage 10: margin 100,000, reserves 1,000 + 1,100. 50,000 were added, funding took 100,
 * and it closed at 101,000: profit 9,900, fees 1,000 and 990, so 110 of the reserve were left.
 */
const TRADE: LedgerTrade = {
  id: "t",
  state: "closed",
  side: "long",
  quantity: usd(1_000),
  entryPrice: priceFromUsd(100_000),
  exitPrice: priceFromUsd(101_000),
  entryMargin: sats(100_000),
  margin: sats(149_900),
  reserve: sats(110),
  openingFee: sats(1_000),
  closingFee: sats(990),
  pl: sats(9_900),
  cashInPl: sats(0),
  cashInMargin: sats(0),
  createdAt: 2_000,
  filledAt: 2_000,
  closedAt: 5_000,
};

const FACTS: LedgerFacts = {
  transfers: [{ id: "d", amount: sats(1_000_000), at: 1_000, state: "moved" }],
  trades: [TRADE],
  funding: [{ positionId: "t", settlementId: "s", fee: sats(100), at: 4_000 }],
  crossTransfers: [],
  crossOrders: [],
};

const shortRows = (facts: LedgerFacts) =>
  buildLedger(facts, sats(0), 9_000).rows.map(({ id, at, amount, equity, balance }) => [
    id,
    at,
    amount,
    equity,
    balance,
  ]);

describe("the ledger of an account", () => {
  it("follows the free balance through the life of a trade", () => {
    expect(shortRows(FACTS)).toEqual([
      ["deposit:d", 1_000, 1_000_000, 1_000_000, 1_000_000],
      ["trade-opened:t", 2_000, -102_100, 0, 897_900],
      ["opening-fee:t", 2_000, 0, -1_000, 897_900],
      ["funding:s:t", 4_000, 0, -100, 897_900],
      ["margin-added:t", 5_000, -50_000, 0, 847_900],
      ["trade-closed:t", 5_000, 159_910, 9_900, 1_007_810],
      ["closing-fee:t", 5_000, 0, -990, 1_007_810],
    ]);
  });

  it("puts sums without a time at the reading while the trade runs", () => {
    const running = {
      ...TRADE,
      state: "running",
      reserve: sats(1_100),
      closingFee: sats(0),
      closedAt: null,
    } as const;
    const { rows } = buildLedger({ ...FACTS, trades: [running] }, sats(847_900), 9_000);
    expect(rows.at(-1)).toMatchObject({ kind: "margin-added", at: 9_000, time: "sum", balance: 847_900 });
  });

  it("gives back nothing where a gap took more than the trade held", () => {
    // 100,000 + 1,100 held less the closing fee; a loss of 150,000 is more than that, and the exchange carries the rest.
    const gapped: LedgerTrade = { ...TRADE, margin: sats(100_000), pl: sats(-150_000) };
    const rows = shortRows({ ...FACTS, trades: [gapped], funding: [] });
    expect(rows.at(-2)).toEqual(["trade-closed:t", 5_000, 0, -100_110, 897_900]);
  });

  it("takes back margin and reserve of an order that was canceled", () => {
    const order = { margin: sats(100_000), reserve: sats(2_100), openingFee: sats(0), closingFee: sats(0) };
    const canceled: LedgerTrade = { ...TRADE, ...order, state: "canceled", filledAt: null };
    expect(shortRows({ ...FACTS, trades: [canceled], funding: [] }).slice(1)).toEqual([
      ["trade-opened:t", 2_000, -102_100, 0, 897_900],
      ["order-canceled:t", 5_000, 102_100, 0, 1_000_000],
    ]);
  });

  it("moves funding of the cross position past the free balance, and tells no result of its orders", () => {
    const facts: LedgerFacts = {
      ...FACTS,
      trades: [],
      funding: [
        { positionId: null, settlementId: "s", fee: sats(-30), at: 4_000 },
        { positionId: "t", settlementId: "s", fee: sats(-20), at: 4_000 },
      ],
      crossTransfers: [
        { id: "in", amount: sats(200_000), at: 2_000 },
        { id: "out", amount: sats(-50_000), at: 6_000 },
      ],
      crossOrders: [
        {
          id: "o",
          side: "short",
          quantity: usd(500),
          price: priceFromUsd(100_000),
          tradingFee: sats(500),
          at: 3_000,
        },
      ],
    };
    expect(shortRows(facts).slice(1)).toEqual([
      ["cross-margin-in:in", 2_000, -200_000, 0, 800_000],
      ["cross-order:o", 3_000, 0, null, 800_000],
      ["cross-fee:o", 3_000, 0, -500, 800_000],
      ["funding:s:cross", 4_000, 0, 30, 800_000],
      ["funding:s:t", 4_000, 20, 20, 800_020],
      ["cross-margin-out:out", 6_000, 50_000, 0, 850_020],
    ]);
  });

  it("counts no deposit that is not credited yet, and says how much is on the way", () => {
    const moving = { id: "m", amount: sats(70_000), at: 3_000, state: "moving" } as const;
    const voided = { id: "v", amount: sats(80_000), at: 3_000, state: "void" } as const;
    const facts = { ...FACTS, trades: [], funding: [], transfers: [...FACTS.transfers, moving, voided] };
    const { rows } = buildLedger(facts, sats(1_000_000), 9_000);
    expect(rows.map(({ id, amount, pending }) => [id, amount, pending])).toEqual([
      ["deposit:d", 1_000_000, 0],
      ["deposit:m", 0, 70_000],
    ]);
  });

  it("tells what nothing explains, and forces nothing", () => {
    const { rows, reconciliation } = buildLedger(FACTS, sats(1_007_000), 9_000);
    expect(reconciliation).toEqual({ told: 1_007_000, computed: 1_007_810, difference: -810 });
    expect(rows.at(-1)?.balance).toBe(1_007_810);
  });
});
