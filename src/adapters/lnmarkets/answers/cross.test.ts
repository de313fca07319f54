import { describe, expect, test } from "vitest";
import { crossOrder, crossPosition } from "./cross.ts";

const POSITION = {
  id: "c-1",
  uid: "u-1",
  quantity: -1_000,
  margin: 500_000,
  leverage: 10,
  entryPrice: 66_834.1234,
  liquidation: 199_402,
  initialMargin: 101_000,
  runningMargin: 100_000,
  maintenanceMargin: 1_500,
  totalPl: -40,
  deltaPl: -50,
  fundingFees: -7,
  tradingFees: 1_000,
  updatedAt: "2026-01-01T00:00:00.000Z",
};

const ORDER = {
  id: "o-1",
  uid: "u-1",
  type: "limit",
  side: "sell",
  quantity: 10,
  price: 100_000.5,
  tradingFee: 0,
  createdAt: "2026-01-01T00:00:00.000Z",
  filledAt: null,
  canceledAt: null,
  open: true,
  filled: false,
  canceled: false,
};

test("a cross position in our units: the sign of its quantity is its side", () => {
  expect(crossPosition.parse(POSITION)).toEqual({
    id: "c-1",
    side: "short",
    quantity: 1_000,
    margin: 500_000,
    leverage: 10,
    entryPrice: 668_341_234,
    liquidation: 398_804,
    initialMargin: 101_000,
    runningMargin: 100_000,
    maintenanceMargin: 1_500,
    pl: -50,
    totalPl: -40,
    fundingPaid: -7,
    tradingFees: 1_000,
    updatedAt: Date.UTC(2026, 0, 1),
  });
  expect(crossPosition.parse({ ...POSITION, quantity: 1_000 })).toMatchObject({ side: "long" });
});

test("a flat cross position has neither side, entry nor liquidation, whatever is left of the last one", () => {
  const flat = { side: null, quantity: 0, entryPrice: null, liquidation: null };
  expect(crossPosition.parse({ ...POSITION, quantity: 0 })).toMatchObject(flat);
  const bare = { ...POSITION, quantity: 0, entryPrice: null, liquidation: null };
  expect(crossPosition.parse(bare)).toMatchObject(flat);
});

describe("a cross position that cannot be is refused", () => {
  test.each([
    ["contracts without an entry", { entryPrice: null }],
    ["half a contract", { quantity: 0.5 }],
    ["leverage of nothing", { leverage: 0 }],
    ["a margin as text", { margin: "500000" }],
  ])("%s", (_name, change) => {
    expect(crossPosition.safeParse({ ...POSITION, ...change }).success).toBe(false);
  });
});

describe("an order is what its flags say", () => {
  const filled = { open: false, filled: true, filledAt: "2026-01-02T00:00:00.000Z" };
  test.each([
    ["open", {}, { state: "open", clientId: null, filledAt: null }],
    ["filled", filled, { state: "filled", filledAt: Date.UTC(2026, 0, 2) }],
    ["open and filled at once", { ...filled, open: true }, { state: "filled" }],
    ["canceled, without its fee", { open: false, canceled: true, tradingFee: null }, { state: "canceled" }],
    ["labelled", { clientId: "grid-1" }, { clientId: "grid-1", side: "short", price: 200_001 }],
    ["labelled with nothing", { clientId: "" }, { clientId: null }],
  ])("%s", (_name, change, expected) => {
    expect(crossOrder.parse({ ...ORDER, ...change })).toMatchObject(expected);
  });

  test("none of them is no order", () => {
    expect(crossOrder.safeParse({ ...ORDER, open: false }).success).toBe(false);
  });
});
