import { describe, expect, it } from "vitest";
import { countMissedTriggers, type GuardedTrade, type MissedInput } from "./count-missed-triggers.ts";

/** 1,000 USD at 100,000 with 100,000 sats: liquidation 90,909.09, so 5 % away is 95,693.78. */
const trade: GuardedTrade = {
  id: "long",
  isLong: true,
  quantity: 1_000,
  entry: 100_000,
  margin: 100_000,
  openedAt: 0,
  closedAt: Number.POSITIVE_INFINITY,
  cap: Number.POSITIVE_INFINITY,
  added: [],
};

const play = (
  usd: readonly number[],
  changes: Partial<GuardedTrade> = {},
  input: Partial<MissedInput> = {},
) =>
  countMissedTriggers({
    prices: {
      at: usd.map((_, index) => index * 15_000),
      halfUsd: usd.map((price) => price * 2),
      ticked: usd.map(() => true),
    },
    trades: [{ ...trade, ...changes }],
    balance: { at: [0], sats: [1_000_000] },
    trigger: 0.05,
    target: 0.1,
    dayCap: Number.POSITIVE_INFINITY,
    latencyMs: 0,
    ...input,
  });

describe("counting what the guard should have done", () => {
  it("counts each price inside the trigger that nobody acted on", () => {
    expect(play([100_000, 96_000, 95_600, 95_500, 97_000])).toEqual({ missedTriggers: 2, gapped: 0 });
  });

  it("counts nothing where the ledger shows the top-up by the next tick", () => {
    const added = [{ at: 30_000, amount: 62_000 }];
    expect(play([100_000, 96_000, 95_600, 95_500, 97_000], { added }).missedTriggers).toBe(0);
  });

  it("counts a top-up that came a tick too late", () => {
    const added = [{ at: 60_000, amount: 62_000 }];
    expect(play([100_000, 96_000, 95_600, 95_500, 95_400, 97_000], { added }).missedTriggers).toBe(1);
  });

  it("forgives a delay that was asked for", () => {
    const added = [{ at: 60_000, amount: 62_000 }];
    expect(
      play([100_000, 95_600, 95_500, 95_400, 95_300], { added }, { latencyMs: 60_000 }).missedTriggers,
    ).toBe(0);
  });

  it("expects nothing once the caps are used up", () => {
    const added = [{ at: 15_000, amount: 1_000 }];
    expect(play([100_000, 95_000, 94_000, 93_000], { added, cap: 1_000 }).missedTriggers).toBe(0);
    expect(play([100_000, 95_000, 94_000, 93_000], { added }, { dayCap: 1_000 }).missedTriggers).toBe(0);
  });

  it("counts trigger and liquidation inside one step apart, because nobody could act in between", () => {
    expect(play([100_000, 90_000], { closedAt: 15_000 })).toEqual({ missedTriggers: 0, gapped: 1 });
  });

  it("expects nothing of an empty balance, and something again once it holds sats", () => {
    const balance = { at: [0, 15_000, 45_000], sats: [1_000_000, 0, 500] };
    expect(play([100_000, 95_600, 95_500, 96_000], {}, { balance }).missedTriggers).toBe(0);
    expect(play([100_000, 96_000, 96_000, 96_000, 95_500, 96_000], {}, { balance }).missedTriggers).toBe(1);
  });

  it("calls a fall through a fresh top-up a gap, because the price before it was outside again", () => {
    // With 162,000 sats liquidation is 86,058.5: 5 % away is 90,587.9, and 95,600 lies outside of that.
    const added = [{ at: 15_000, amount: 62_000 }];
    expect(play([100_000, 95_600, 86_000], { added, closedAt: 30_000 }).gapped).toBe(1);
  });

  it("does not call a fall through a used-up guard a gap", () => {
    const added = [{ at: 15_000, amount: 1_000 }];
    expect(play([100_000, 95_000, 90_000], { added, cap: 1_000, closedAt: 30_000 }).gapped).toBe(0);
  });

  it("sees a short's trigger above the price", () => {
    const short = { isLong: false };
    expect(play([100_000, 104_000], short).missedTriggers).toBe(0);
    expect(play([100_000, 106_000], short).missedTriggers).toBe(1);
  });
});
