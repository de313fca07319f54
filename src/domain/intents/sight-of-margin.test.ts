import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { cashIn } from "../position/cash-in.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { marginFor } from "../position/margin.ts";
import { leverageFromNumber, priceFromUsd, priceHalfUsd, sats, usd } from "../units.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { judgeIntent } from "./judge-intent.ts";

const long = aPosition();
const reading = (balance: number, position: IsolatedPosition | null): Evidence => ({
  balance: sats(balance),
  position: position && evidenceOf(position),
});
const before = reading(500_000, long);
const judge = (amount: number, now: Evidence, was = before, late = true) =>
  judgeIntent({
    action: { kind: "cash-in", amount: sats(amount) },
    before: was,
    now,
    readIssuedAt: late ? 10_000 : 9_999,
    settleUntil: 10_000,
  });

describe("a cash-in", () => {
  it("of 40,000 sats of profit moves the basis of 1,000 USD from 100,000 to 104,166.5 and leaves the margin", () => {
    // 1,000 · 10⁸ · (1/100,000 − 1/104,166.5) = 39,998.5; one step less and one more: 39,993.9 … 40,003.1.
    const now = reading(540_000, { ...long, price: priceFromUsd(104_166.5) });
    expect(judge(40_000, now, before, false)).toBe("confirmed");
    expect(judge(40_010, now)).toBe("ambiguous");
    expect(judge(39_990, now)).toBe("ambiguous");
  });

  it("of margin alone shows to the sat", () => {
    const now = reading(520_000, { ...long, margin: sats(80_000) });
    expect(judge(20_000, now, before, false)).toBe("confirmed");
    expect(judge(20_001, now)).toBe("ambiguous");
  });

  it("is told apart from funding that came out of the margin, or went to the balance", () => {
    const paid = { ...long, margin: sats(99_000), fundingPaid: sats(1_000) };
    expect(judge(1_000, reading(500_000, paid))).toBe("not-applied");
    expect(judge(1_000, reading(501_000, { ...paid, margin: sats(98_000) }))).toBe("confirmed");
    expect(judge(1_000, reading(501_000, { ...long, fundingPaid: sats(-1_000) }))).toBe("not-applied");
  });

  it("too small to move the basis is told by the balance", () => {
    // On 500,000 USD a step of the basis is worth 2,500 sats.
    const large = aPosition({ quantity: usd(500_000) });
    const was = reading(500_000, large);
    expect(judge(1_000, reading(501_000, large), was, false)).toBe("confirmed");
    expect(judge(1_000, reading(500_000, large), was)).toBe("not-applied");
    expect(judge(1_000, reading(499_000, large), was)).toBe("ambiguous");
    expect(judge(1_000, reading(502_000, { ...large, fundingPaid: sats(-1_000) }), was)).toBe("confirmed");
    expect(judge(9_000, reading(509_000, large), was)).toBe("not-applied");
  });

  it("from a position that is gone since is told by the balance", () => {
    expect(judge(40_000, reading(540_000, null), before, false)).toBe("confirmed");
    expect(judge(40_000, reading(500_000, null))).toBe("not-applied");
    expect(judge(40_000, reading(700_000, null))).toBe("ambiguous");
  });

  it("is recognised on both sides, whatever the market and the size, and never before it happened", () => {
    const anyCashIn = fc.record({
      side: fc.constantFrom("long" as const, "short" as const),
      quantity: fc.integer({ min: 1, max: 500_000 }),
      price: fc.integer({ min: 20_000, max: 400_000 }),
      move: fc.integer({ min: -500, max: 900 }),
      share: fc.integer({ min: 1, max: 99 }),
      funding: fc.integer({ min: -5_000, max: 5_000 }),
    });
    fc.assert(
      fc.property(anyCashIn, ({ side, quantity, price, move, share, funding }) => {
        const basis = priceHalfUsd(price);
        const margin = marginFor(usd(quantity), basis, leverageFromNumber(5));
        const held = aPosition({ side, quantity: usd(quantity), price: basis, margin });
        const market = priceHalfUsd(
          Math.round((price * (10_000 + (side === "long" ? move : -move))) / 10_000),
        );
        const amount = sats(Math.max(1, Math.floor((margin * share) / 100)));
        const left = cashIn(held, market, amount);
        fc.pre(left !== null && left.margin > 5_000);
        if (left === null) return;
        const paid = { fundingPaid: sats(held.fundingPaid + funding) };
        const was = reading(500_000, held);
        const credit = 500_000 - Math.min(0, funding);
        const margins = (of: number) => sats(of - Math.max(0, funding));
        const happened = { ...held, ...paid, price: left.price, margin: margins(left.margin) };
        expect(judge(amount, reading(credit + amount, happened), was, false)).toBe("confirmed");
        const untouched = { ...held, ...paid, margin: margins(margin) };
        expect(judge(amount, reading(credit, untouched), was)).toBe("not-applied");
      }),
      { numRuns: runs(3_000) },
    );
  });
});
