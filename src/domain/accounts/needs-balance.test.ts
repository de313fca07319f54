import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { sats, usd } from "../units.ts";
import { type BalanceFacts, hasBalanceMoved, needsBalance } from "./needs-balance.ts";
import { EXCHANGE_PACE, PAPER_PACE } from "./next-read.ts";

const MINUTE = 60_000;
const AT = Date.UTC(2026, 0, 1);

/** Ages in minutes. */
const needs = (
  balanceAge: number | null,
  positionsAge: number | null,
  { isStreamed = false, pace = EXCHANGE_PACE } = {},
) => {
  const before = (age: number | null) => (age === null ? null : AT - age * MINUTE);
  const facts: BalanceFacts = {
    at: AT,
    balanceReadAt: before(balanceAge),
    positionsReadAt: before(positionsAge),
    isStreamed,
  };
  return needsBalance(facts, pace);
};

describe("a reading asks for the balance", () => {
  it("when it is not known, or is all there is to know", () => {
    expect(needs(null, 1)).toBe(true);
    expect(needs(1, null)).toBe(true);
  });

  it("not of a quiet account, until it is an hour old", () => {
    expect(needs(10, 10)).toBe(false);
    expect(needs(59, 10)).toBe(false);
    expect(needs(60, 10)).toBe(true);
  });

  it("of an account that is read before its time, unless it is younger than five minutes", () => {
    expect(needs(4.9, 0.2)).toBe(false);
    expect(needs(5, 9.9)).toBe(true);
  });

  it("of a streamed account as soon as the stream makes it due, and else once a day", () => {
    expect(needs(59, 59, { isStreamed: true })).toBe(true);
    expect(needs(1_439, 60, { isStreamed: true })).toBe(false);
    expect(needs(1_440, 60, { isStreamed: true })).toBe(true);
  });

  it("always of a paper account", () => {
    expect(needs(0, 0, { pace: PAPER_PACE })).toBe(true);
  });
});

describe("the balance has moved", () => {
  const was = aPosition({ fundingPaid: sats(100) });
  const moved = (now: readonly ReturnType<typeof aPosition>[]) => hasBalanceMoved([was], now);

  it("when a position was opened or closed", () => {
    expect(moved([])).toBe(true);
    expect(moved([was, aPosition({ id: "position-2" })])).toBe(true);
    expect(moved([aPosition({ id: "position-2", fundingPaid: sats(100) })])).toBe(true);
  });

  it("when margin was added or cashed in, profit among it", () => {
    expect(moved([{ ...was, margin: sats(was.margin + 1) }])).toBe(true);
    expect(moved([{ ...was, price: (was.price + 1) as typeof was.price }])).toBe(true);
    expect(moved([{ ...was, quantity: usd(999) }])).toBe(true);
  });

  it("when funding was received, and not when it was paid out of the margin", () => {
    expect(moved([{ ...was, fundingPaid: sats(60) }])).toBe(true);
    expect(moved([{ ...was, fundingPaid: sats(140), margin: sats(was.margin - 40) }])).toBe(false);
  });

  it("not when nothing but the price of the market changed", () => {
    expect(moved([{ ...was, pl: sats(-5_000) }])).toBe(false);
  });
});
