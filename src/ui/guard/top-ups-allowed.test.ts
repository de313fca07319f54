import { describe, expect, it } from "vitest";
import { addWithin } from "#domain/automations/guard-step.ts";
import { basisPoints, sats } from "#domain/units.ts";
import { aPositionView } from "#testing/views/an-overview.ts";
import { topUpsAllowed } from "./top-ups-allowed.ts";

/** 1,000 USD long from 100,000 with 100,000 sats of margin: liquidated at 90,909. */
const position = aPositionView({
  quantity: 1_000,
  price: 200_000,
  entryPrice: 200_000,
  margin: 100_000,
  entryMargin: 100_000,
  liquidation: 181_818,
  takeProfit: null,
  guard: null,
});
const config = (maxTotal: number) => ({
  steps: [addWithin(basisPoints(500), basisPoints(1_000))],
  maxTotal: sats(maxTotal),
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
});

describe("how far the limits carry", () => {
  it("never adds more than the total limit, and spends all of it in a long fall", () => {
    const allowed = topUpsAllowed({
      position,
      funding: null,
      config: config(150_000),
      last: 200_000,
      balance: 1_000_000,
    });
    expect(allowed.total).toBe(150_000);
    expect(allowed.count).toBeGreaterThan(1);
    expect(allowed.isOpen).toBe(false);
  });

  it("ends where the free sats end", () => {
    const allowed = topUpsAllowed({
      position,
      funding: null,
      config: config(150_000),
      last: 200_000,
      balance: 30_000,
    });
    expect(allowed).toMatchObject({ total: 30_000, endedBy: "balance" });
  });

  it("says none when nothing may be added", () => {
    const allowed = topUpsAllowed({
      position,
      funding: null,
      config: config(150_000),
      last: 200_000,
      balance: 0,
    });
    expect(allowed).toEqual({
      count: 0,
      total: 0,
      liquidation: 181_818,
      endedBy: "balance",
      isOpen: false,
    });
  });

  it("leaves liquidation farther the more it may add", () => {
    const little = topUpsAllowed({
      position,
      funding: null,
      config: config(50_000),
      last: 200_000,
      balance: null,
    });
    const much = topUpsAllowed({
      position,
      funding: null,
      config: config(150_000),
      last: 200_000,
      balance: null,
    });
    expect(much.liquidation).toBeLessThan(little.liquidation);
  });
});
