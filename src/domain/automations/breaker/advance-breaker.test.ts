import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashAccount, stillTick } from "#testing/arbitraries/arbitrary-holdings.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { priceFromUsd, sats } from "../../units.ts";
import { advanceBreaker, type BreakerState, isUntouched } from "./advance-breaker.ts";
import { startBreaker } from "./drawdown-breaker.ts";
import type { ListedTransfer } from "./transfer-book.ts";

const AT_100K = priceFromUsd(100_000);
const cash = (amount: number) => cashAccount(sats(amount));
const begun = (amount: number): BreakerState => ({
  breaker: startBreaker({ tick: stillTick(AT_100K, 0), account: cash(amount), transfers: [] }),
  book: { believed: [], doubted: null },
});
const listed = (id: string, amount: number, state: ListedTransfer["state"] = "moved"): ListedTransfer => ({
  id,
  amount: sats(amount),
  at: 0,
  state,
});

/** The next reading of an account that holds `amount`, with what is listed; the state to go on from with what it came to. */
const next = (state: BreakerState, at: number, amount: number, list: readonly ListedTransfer[]) => {
  const reading = { tick: stillTick(AT_100K, at), account: cash(amount) };
  const { advance, book } = advanceBreaker(state, reading, { listed: list, since: 0 });
  const { kind, rule, memory } = advance;
  return { state: { breaker: memory, book }, seen: [kind, rule, memory.peak] };
};

describe("a transfer is counted once", () => {
  it("when the list tells it", () => {
    const first = next(begun(1_000_000), 1, 600_000, [listed("a", -400_000)]);
    expect(first.seen).toEqual(["believed", "explained", 600_000]);
    expect(next(first.state, 2, 600_000, [listed("a", -400_000)]).seen).toEqual([
      "believed",
      "explained",
      600_000,
    ]);
  });

  it("although it is credited while the list still calls it under way", () => {
    const first = next(begun(1_000_000), 1, 1_500_000, [listed("a", 500_000, "moving")]);
    expect(first.seen).toEqual(["believed", "explained", 1_500_000]);
    for (const state of ["moving", "moved"] as const) {
      const after = next(first.state, 2, 1_500_000, [listed("a", 500_000, state)]);
      expect(after.seen).toEqual(["believed", "explained", 1_500_000]);
    }
  });

  it("although the list tells it before it is credited", () => {
    const first = next(begun(1_000_000), 1, 1_000_000, [listed("a", 500_000)]);
    expect(first.seen).toEqual(["believed", "explained", 1_000_000]);
    const second = next(first.state, 2, 1_500_000, [listed("a", 500_000)]);
    expect(second.seen).toEqual(["believed", "explained", 1_500_000]);
  });

  it("and counted back where a withdrawal failed", () => {
    const first = next(begun(1_000_000), 1, 600_000, [listed("a", -400_000)]);
    const back = next(first.state, 2, 1_000_000, [listed("a", -400_000, "void")]);
    expect(back.seen).toEqual(["believed", "explained", 1_000_000]);
  });

  it("although the reading that first showed it was doubted", () => {
    const first = next(begun(1_000_000), 1, 9_000_000, [listed("a", -400_000)]);
    expect(first.seen).toEqual(["doubt", "unexplained-rise", 1_000_000]);
    const second = next(first.state, 2, 600_000, [listed("a", -400_000)]);
    expect(second.seen).toEqual(["believed", "explained", 600_000]);
    expect(second.state.book.doubted).toBeNull();
  });
});

it("sats that leave without a word are a doubt, whatever is listed beside them", () => {
  const seen = next(begun(1_000_000), 1, 500_000, [
    listed("a", 70_000, "moving"),
    listed("b", -90_000, "void"),
  ]).seen;
  expect(seen).toEqual(["doubt", "unexplained-fall", 1_000_000]);
});

it("an account is untouched only while it holds the same to the sat, in whatever order its positions are told", () => {
  const [one, other] = [aPosition(), aPosition({ id: "other" })];
  const before = { ...cash(1_000), positions: [one, other] };
  expect(isUntouched(before, { ...before, positions: [other, one] })).toBe(true);
  expect(isUntouched(before, { ...before, balance: sats(999) })).toBe(false);
  expect(
    isUntouched(before, { ...before, positions: [one, { ...other, margin: sats(other.margin + 1) }] }),
  ).toBe(false);
});

it("whenever transfers are listed and credited, each is counted once and nothing is doubted", () => {
  const anyTransfer = fc.record({
    amount: fc.oneof(
      fc.integer({ min: 100_000, max: 500_000 }),
      fc.integer({ min: -150_000, max: -100_000 }),
    ),
    listedAt: fc.integer({ min: 1, max: 6 }),
    creditedAt: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(anyTransfer, ({ amount, listedAt, creditedAt }) => {
      let state = begun(1_000_000);
      for (let at = 1; at <= 7; at++) {
        // A withdrawal takes its sats when it is listed; a deposit is under way until it is told to have come.
        const isThere = at >= (amount < 0 ? listedAt : creditedAt);
        const row = listed("a", amount, at >= listedAt ? "moved" : "moving");
        const step = next(
          state,
          at,
          isThere ? 1_000_000 + amount : 1_000_000,
          at < listedAt && amount < 0 ? [] : [row],
        );
        expect(step.seen).toEqual(["believed", "explained", isThere ? 1_000_000 + amount : 1_000_000]);
        state = step.state;
      }
    }),
    { numRuns: runs(1_000) },
  );
});
