import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { anyPaidPosition, priceAway } from "#testing/arbitraries/arbitrary-paid-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, MAX_PRICE, type PriceHalfUsd, priceFromUsd, priceHalfUsd, sats } from "../../units.ts";
import { marginGuardTrigger } from "../guard-step.ts";
import { isAhead } from "./ahead.ts";
import { type BackstopFacts, decideBackstop } from "./backstop.ts";
import { backstopPrice } from "./backstop-price.ts";
import type { NativeStop } from "./native-stop.ts";

const fixed = (dollars: number): NativeStop => ({ kind: "fixed", price: priceFromUsd(dollars) });
const backstop = (dollars: number) => ({ owner: "backstop", stop: fixed(dollars) }) as const;
const dollars = (price: PriceHalfUsd | null) => price && price / 2;
const FIVE = basisPoints(500);

describe("where the backstop of 1,000 USD from 100,000 at 10x belongs", () => {
  // 0.1 % of 90,909 is 90.909, of 111,111 it is 111.111: to the half dollar on the side of liquidation.
  it("lies 0.1 % before liquidation: 90,999.5 for a long, 111,000 for a short", () => {
    expect(dollars(backstopPrice(aPosition(), FIVE))).toBe(90_999.5);
    expect(dollars(backstopPrice(aPosition({ side: "short" }), FIVE))).toBe(111_000);
  });

  // A guard at 0.2 % is armed at 90,909 / 0.998 = 91,091.5: 365 steps from liquidation, of which a quarter is 91.
  it("takes at most a quarter of the guard's distance", () => {
    expect(dollars(backstopPrice(aPosition(), basisPoints(20)))).toBe(90_909 + 45.5);
  });

  it("is one step before liquidation where that is all the room there is, and nowhere with less", () => {
    // 100 / 0.98 = 102.04 half dollars, so a guard at 2 % is armed at 103; at 0.9 % it is 101, right beside liquidation.
    const tiny = { side: "long", liquidation: priceHalfUsd(100) } as const;
    expect(backstopPrice(tiny, basisPoints(200))).toBe(101);
    expect(backstopPrice(tiny, basisPoints(90))).toBeNull();
  });

  it("is nowhere for a short that can never be liquidated", () => {
    expect(backstopPrice({ side: "short", liquidation: MAX_PRICE }, FIVE)).toBeNull();
  });
});

it("lies strictly between liquidation and the guard's trigger, at most 0.1 % from liquidation, on any position", () => {
  fc.assert(
    fc.property(anyPaidPosition, fc.integer({ min: 10, max: 3_000 }).map(basisPoints), (position, bps) => {
      const { side, liquidation } = position;
      const price = backstopPrice(position, bps);
      const trigger = marginGuardTrigger(position, bps);
      if (price === null || trigger === null) throw new Error("There is room on any of these");
      expect(isAhead(side, price, liquidation)).toBe(true);
      expect(isAhead(side, trigger.price, price)).toBe(true);
      const steps = Math.abs(price - liquidation);
      expect(steps === 1 || steps * 1_000 <= liquidation).toBe(true);
      expect(steps === 1 || steps * 4 <= Math.abs(trigger.price - liquidation)).toBe(true);
    }),
    { numRuns: runs(10_000) },
  );
});

const facts = (changes: Partial<BackstopFacts> = {}): BackstopFacts => ({
  position: aPosition(),
  last: priceFromUsd(95_000),
  standing: null,
  placed: null,
  guardTriggerBps: FIVE,
  isOptedOut: false,
  ...changes,
});

describe("the verdict", () => {
  it("is to place one where none stands", () => {
    expect(decideBackstop(facts())).toEqual({
      kind: "place",
      rule: "none-stands",
      stop: fixed(90_999.5),
      from: null,
    });
  });

  it("is to hold where it stands", () => {
    const own = { standing: fixed(90_999.5), placed: backstop(90_999.5) };
    expect(decideBackstop(facts(own))).toMatchObject({ kind: "hold", rule: "in-place" });
  });

  it("follows liquidation away from the market after a top-up, and towards it after funding", () => {
    const own = { standing: fixed(90_999.5), placed: backstop(90_999.5) };
    const margin = (n: number) => ({ position: aPosition({ margin: sats(n) }), ...own });
    // 176,471 sats: liquidation 85,000, 0.1 % is 85. 95,000 sats: liquidation 91,324, 0.1 % is 91.3.
    expect(decideBackstop(facts(margin(176_471)))).toMatchObject({
      rule: "follows-liquidation",
      stop: fixed(85_085),
    });
    expect(decideBackstop(facts(margin(95_000)))).toMatchObject({
      rule: "follows-liquidation",
      stop: fixed(91_415),
    });
  });

  it("yields to the trader's stop, to a hand's, and to a hand that moved the backstop", () => {
    const traders = { owner: "trader", stop: fixed(93_000) } as const;
    expect(decideBackstop(facts({ standing: fixed(93_000), placed: traders })).rule).toBe("yields-to-trader");
    expect(decideBackstop(facts({ standing: fixed(93_000) })).rule).toBe("yields-to-hand");
    expect(decideBackstop(facts({ standing: fixed(92_000), placed: backstop(90_999.5) })).rule).toBe(
      "yields-to-hand",
    );
    expect(decideBackstop(facts({ standing: { kind: "trailing", bps: FIVE } })).rule).toBe("yields-to-hand");
  });

  it("says so where the stop it yields to lies beyond liquidation and is no protection", () => {
    expect(decideBackstop(facts({ standing: fixed(90_909) }))).toMatchObject({
      kind: "alert",
      rule: "stop-beyond-liquidation",
    });
    expect(decideBackstop(facts({ standing: fixed(90_909.5) })).kind).toBe("hold");
  });

  it("is to take it off where the trader opted out, or nothing can be liquidated any more, and never another's", () => {
    const own = { standing: fixed(90_999.5), placed: backstop(90_999.5) };
    expect(decideBackstop(facts({ ...own, isOptedOut: true }))).toMatchObject({
      kind: "remove",
      rule: "opted-out",
    });
    expect(decideBackstop(facts({ isOptedOut: true }))).toEqual({ kind: "hold", rule: "opted-out" });
    expect(decideBackstop(facts({ standing: fixed(90_999.5), isOptedOut: true })).kind).toBe("hold");
    const covered = aPosition({ side: "short", margin: sats(1_000_000) });
    const left = { position: covered, standing: fixed(111_000), placed: backstop(111_000) };
    expect(decideBackstop(facts(left))).toMatchObject({ kind: "remove", rule: "never-liquidated" });
    expect(decideBackstop(facts({ position: covered }))).toEqual({ kind: "hold", rule: "never-liquidated" });
  });

  it("says so where the market is past its place or past liquidation: the exchange would refuse it", () => {
    const ruleAt = (price: number) => decideBackstop(facts({ last: priceFromUsd(price) })).rule;
    expect([91_000, 90_999.5, 90_909.5, 90_909].map(ruleAt)).toEqual([
      "none-stands",
      "past-backstop",
      "past-backstop",
      "past-liquidation",
    ]);
  });
});

it("never touches a stop that the backstop did not place, and is content with what it placed", () => {
  const anyFacts = anyPaidPosition.chain((position) =>
    fc
      .record({
        away: fc.integer({ min: 1, max: 3_000 }),
        stopAway: fc.option(fc.integer({ min: -50, max: 1_000 })),
        owner: fc.constantFrom("trader" as const, "backstop" as const, null),
        bps: fc.integer({ min: 10, max: 1_000 }).map(basisPoints),
        isOptedOut: fc.boolean(),
      })
      .map(({ away, stopAway, owner, bps, isOptedOut }) => {
        const price = stopAway === null ? null : priceAway(position, position.liquidation, stopAway);
        const standing: NativeStop | null = price === null ? null : { kind: "fixed", price };
        const placed = owner === null || standing === null ? null : { owner, stop: standing };
        const last = priceAway(position, position.liquidation, away);
        return { position, last, standing, placed, guardTriggerBps: bps, isOptedOut };
      }),
  );
  fc.assert(
    fc.property(anyFacts, (given) => {
      const verdict = decideBackstop(given);
      const isTouched = verdict.kind === "place" || verdict.kind === "remove";
      if (given.standing !== null && given.placed?.owner !== "backstop") expect(isTouched).toBe(false);
      if (!isTouched) return;
      const standing = verdict.kind === "place" ? verdict.stop : null;
      const placed = standing && { owner: "backstop" as const, stop: standing };
      expect(decideBackstop({ ...given, standing, placed }).kind).not.toMatch("place|remove");
    }),
    { numRuns: runs(10_000) },
  );
});

it("keeps its distance through any top-ups and fundings", () => {
  const changes = fc.array(fc.integer({ min: -40, max: 80 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anyPaidPosition, changes, (start, percents) => {
      let margin: number = start.margin;
      let own: NativeStop | null = null;
      for (const percent of percents) {
        margin = Math.max(1, Math.floor((margin * (100 + percent)) / 100));
        const position = runningTrade({ ...start, margin: sats(margin) });
        const last = priceAway(position, position.liquidation, 300);
        const placed = own && { owner: "backstop" as const, stop: own };
        const verdict = decideBackstop({
          ...facts({ position, standing: own, placed }),
          last,
          guardTriggerBps: basisPoints(100),
        });
        if (verdict.kind === "place") own = verdict.stop;
        if (verdict.kind === "remove") own = null;
        const price = backstopPrice(position, basisPoints(100));
        expect(own).toEqual(price === null ? null : { kind: "fixed", price });
      }
    }),
    { numRuns: runs(3_000) },
  );
});
