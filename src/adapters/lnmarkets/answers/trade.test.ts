import { describe, expect, test } from "vitest";
import { liveTrade, openTrade, overTrade, runningTrade } from "./trade.ts";
import { wireTrailing } from "./wire-units.ts";

/** The open order of the official client's own live test, with the fields later versions added. */
const OPEN = {
  id: "d0b9f9a0-4f6e-4a5a-8b7a-7f0f5f9a8a1e",
  uid: "8a1e0f5f-9f6e-4a5a-8b7a-d0b9f9a04f6e",
  clientId: null,
  type: "limit",
  side: "buy",
  open: true,
  running: false,
  closed: false,
  canceled: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  filledAt: null,
  closedAt: null,
  quantity: 1,
  leverage: 100,
  margin: 10,
  entryMargin: 10,
  price: 100_000,
  entryPrice: 100_000,
  exitPrice: null,
  liquidation: 99_010,
  maintenanceMargin: 2,
  openingFee: 0,
  closingFee: 0,
  pl: 0,
  stoploss: 0,
  takeprofit: 0,
  stoplossTrailingDistance: 0,
  sumFundingFees: 0,
  sumCashInPl: 0,
  sumCashInMargin: 0,
};
const RUNNING = {
  ...OPEN,
  open: false,
  running: true,
  filledAt: "2026-01-01T00:00:05.000Z",
  leverage: 6.671114076050701,
};
const CLOSED = {
  ...OPEN,
  open: false,
  closed: true,
  closedAt: "2026-01-02T00:00:00.000Z",
  exitPrice: 110_000.5,
};

test("a running trade in our units", () => {
  expect(runningTrade.parse(RUNNING)).toEqual({
    id: OPEN.id,
    clientId: null,
    side: "long",
    quantity: 1,
    price: 200_000,
    entryPrice: 200_000,
    margin: 10,
    entryMargin: 10,
    liquidation: 198_020,
    pl: 0,
    maintenanceMargin: 2,
    fundingPaid: 0,
    openingFee: 0,
    stopLoss: null,
    stopLossTrailing: null,
    takeProfit: null,
    openedAt: Date.UTC(2026, 0, 1, 0, 0, 5),
  });
});

describe("answers of different versions are read alike", () => {
  const { uid: _, ...withoutUid } = RUNNING;
  test.each([
    ["without uid", withoutUid, {}],
    ["with filledAt null", { ...RUNNING, filledAt: null }, { openedAt: Date.UTC(2026, 0, 1) }],
    ["without entry margin", { ...RUNNING, entryMargin: null }, { entryMargin: 10 }],
    ["without entry price", { ...RUNNING, entryPrice: null }, { entryPrice: 200_000 }],
    ["open and running at once", { ...RUNNING, open: true }, {}],
    ["with fields nobody knows", { ...RUNNING, mood: "good" }, {}],
    ["with a fee reserve below zero", { ...RUNNING, maintenanceMargin: -3 }, { maintenanceMargin: -3 }],
    ["with a label", { ...RUNNING, clientId: "mine" }, { clientId: "mine" }],
    ["with an empty label", { ...RUNNING, clientId: "" }, {}],
    ["without a trailing distance", { ...RUNNING, stoplossTrailingDistance: undefined }, {}],
    ["with a trailing distance and no stop", { ...RUNNING, stoplossTrailingDistance: 0.1 }, {}],
    ["with a stop", { ...RUNNING, stoploss: 99_500.5 }, { stopLoss: 199_001 }],
  ])("%s", (_name, trade, difference) => {
    expect(runningTrade.parse(trade)).toEqual({ ...runningTrade.parse(RUNNING), ...difference });
  });
});

describe("the distance of a trailing stop is rounded up to whole basis points, so it is never told closer", () => {
  test.each([
    [0.001, 10],
    // 0.0051 · 10,000 is 51.00000000000001 as a float.
    [0.0051, 51],
    [0.0123, 123],
    [0.01001, 101],
    [0.00155, 16],
    [10, 100_000],
    [0, null],
    [null, null],
  ])("%f of the price", (stoplossTrailingDistance, stopLossTrailing) => {
    const trade = { ...RUNNING, stoploss: 99_500.5, stoplossTrailingDistance };
    expect(runningTrade.parse(trade)).toMatchObject({ stopLoss: 199_001, stopLossTrailing });
  });
});

test("every whole number of basis points that is sent comes back as it was", () => {
  for (let distance = 10; distance <= 100_000; distance += 1) {
    if (wireTrailing.parse((distance * 100) / 1_000_000) !== distance) throw new Error(`${distance} changed`);
  }
});

describe("numbers that cannot be true are refused, never rounded into something", () => {
  test.each([
    ["a price off the step", { price: 100_000.3 }],
    ["a negative price", { price: -100_000 }],
    ["a price of nothing", { price: 0 }],
    ["a price beyond the exchange's ceiling", { liquidation: 100_000_001 }],
    ["a price as text", { price: "100000" }],
    ["no price", { price: null }],
    ["an infinite price", { price: JSON.parse("1e999") }],
    ["half a sat", { margin: 10.5 }],
    ["more sats than a number can hold", { margin: 2 ** 53 }],
    ["sats as text", { pl: "12" }],
    ["half a contract", { quantity: 1.5 }],
    ["a negative quantity", { quantity: -1 }],
    ["a side nobody knows", { side: "long" }],
    ["a day instead of a time", { createdAt: "yesterday" }],
    ["no id", { id: "" }],
    ["leverage of nothing", { leverage: 0 }],
    ["a trailing distance below zero", { stoplossTrailingDistance: -0.01 }],
    ["a trailing distance of more than ten prices", { stoplossTrailingDistance: 10.1 }],
  ])("%s", (_name, change) => {
    expect(runningTrade.safeParse(RUNNING).success).toBe(true);
    expect(runningTrade.safeParse({ ...RUNNING, ...change }).success).toBe(false);
  });
});

describe("a state is what its flags say", () => {
  test("an open order is no running trade, and the reverse", () => {
    expect(runningTrade.safeParse(OPEN).success).toBe(false);
    expect(openTrade.safeParse({ ...OPEN, open: false, running: true }).success).toBe(false);
    expect(openTrade.parse(OPEN)).toMatchObject({
      id: OPEN.id,
      leverage: 100_000_000,
      feeReserve: 2,
      createdAt: Date.UTC(2026, 0, 1),
    });
  });

  test("what was placed is open or running, and nothing else", () => {
    expect([OPEN, RUNNING].map((trade) => liveTrade.parse(trade).state)).toEqual(["open", "running"]);
    expect(liveTrade.safeParse(CLOSED).success).toBe(false);
  });

  test("what is over is closed or canceled, and has a time", () => {
    const canceled = { ...CLOSED, closed: false, canceled: true, exitPrice: null };
    expect(overTrade.parse(CLOSED)).toMatchObject({
      canceled: false,
      exitPrice: 220_001,
      closedAt: Date.UTC(2026, 0, 2),
    });
    expect(overTrade.parse(canceled)).toMatchObject({ canceled: true, exitPrice: null });
    expect(overTrade.safeParse(RUNNING).success).toBe(false);
    expect(overTrade.safeParse({ ...CLOSED, closedAt: null }).success).toBe(false);
  });
});
