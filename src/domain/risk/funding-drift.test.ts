import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions } from "#testing/arbitraries/arbitrary-account.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { marginGuardTrigger } from "../automations/guard-step.ts";
import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import { fundingFee } from "../position/funding.ts";
import { liquidationPrice } from "../position/liquidation.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, priceHalfUsd, rateE9, sats } from "../units.ts";
import { countedMargin } from "./counted-margin.ts";
import { type FundingDriftFacts, needsTopUpBefore, projectFunding } from "./funding-drift.ts";

const outlook = { rate: rateE9(100_000), fixing: priceFromUsd(100_000), settlements: 3 };

describe("the projection of funding", () => {
  it("takes 100 sats from a payer's margin each time: 90,917.5, then 90,925.5, then 90,934", () => {
    // 0.01 % of 10^11 / 100,000; 10^11 / 1,099,900 = 90,917.36, / 1,099,800 = 90,925.62, / 1,099,700 = 90,933.89
    expect(projectFunding(aPosition(), outlook)).toEqual([
      {
        settlement: 1,
        rateBasis: "announced",
        fee: 100,
        margin: 99_900,
        liquidation: priceFromUsd(90_917.5),
      },
      {
        settlement: 2,
        rateBasis: "assumed",
        fee: 100,
        margin: 99_800,
        liquidation: priceFromUsd(90_925.5),
      },
      {
        settlement: 3,
        rateBasis: "assumed",
        fee: 100,
        margin: 99_700,
        liquidation: priceFromUsd(90_934),
      },
    ]);
  });

  it("leaves a receiver where it is: the sats go to the balance", () => {
    const short = aPosition({ side: "short" });
    expect(projectFunding(short, outlook)).toMatchObject(
      [1, 2, 3].map((settlement) => ({
        settlement,
        fee: -100,
        margin: 100_000,
        liquidation: priceFromUsd(111_111),
      })),
    );
  });

  it("ends with nothing from the settlement on that empties the margin", () => {
    const thin = aPosition({ margin: sats(250) });
    expect(
      projectFunding(thin, { ...outlook, settlements: 4 }).map((state) => state?.margin ?? null),
    ).toEqual([150, 50, null, null]);
    expect(projectFunding(aPosition({ margin: sats(100) }), outlook)).toEqual([null, null, null]);
  });
});

const facts: FundingDriftFacts = {
  ...outlook,
  settlements: 1,
  position: aPosition(),
  trigger: basisPoints(500),
  target: basisPoints(1_000),
  last: priceFromUsd(95_700),
};

describe("a top-up before funding", () => {
  it("is 35 sats where one settlement moves the trigger from 95,694 to 95,703 over a price of 95,700", () => {
    // Outside at 95,699.5: liquidation at 0.95 of it, 90,914.5. 10^11 / 90,914.5 = 1,099,934.5, so 99,935 and the fee.
    // Target: 0.9 · 95,700 = 86,130, 10^11 / 86,130 = 1,161,035.6, so 161,036 and the fee.
    expect(needsTopUpBefore(facts)).toEqual({
      kind: "top-up",
      rule: "inside-after-funding",
      settlement: 1,
      rateBasis: "announced",
      fee: 100,
      liquidation: priceFromUsd(90_917.5),
      needed: 35,
      toTarget: 61_136,
      room: 900_000,
    });
  });

  it("names the settlement that does it, and that its rate is only assumed", () => {
    // The trigger moves to 95,703, to 95,711.5 and to 95,720.
    const later = needsTopUpBefore({ ...facts, last: priceFromUsd(95_715), settlements: 3 });
    expect(later).toMatchObject({ kind: "top-up", settlement: 3, rateBasis: "assumed" });
    expect(needsTopUpBefore({ ...facts, last: priceFromUsd(95_715), settlements: 2 })).toEqual({
      kind: "hold",
      rule: "outside-trigger",
    });
  });

  it("covers all of the settlements that were asked about", () => {
    expect(needsTopUpBefore({ ...facts, settlements: 3 })).toMatchObject({ settlement: 1, needed: 235 });
  });

  it("is none for a receiver, and none of this rule's where the guard acts anyway", () => {
    expect(needsTopUpBefore({ ...facts, rate: rateE9(-100_000) })).toEqual({
      kind: "hold",
      rule: "receives-funding",
    });
    expect(needsTopUpBefore({ ...facts, last: priceFromUsd(95_694) })).toEqual({
      kind: "hold",
      rule: "inside-trigger",
    });
    expect(needsTopUpBefore({ ...facts, rate: rateE9(0) })).toEqual({
      kind: "hold",
      rule: "outside-trigger",
    });
  });

  it("keeps a sat of margin where a fee would take all of it from a position far in profit", () => {
    const last = priceFromUsd(150_000);
    const position = aPosition({ margin: sats(80) });
    expect(needsTopUpBefore({ ...facts, position, last })).toMatchObject({
      rule: "emptied-by-funding",
      liquidation: null,
      needed: 21,
    });
  });

  it("is an alert where leverage of 1 does not let that much be added", () => {
    const position = aPosition({ side: "short", margin: sats(999_000) });
    const verdict = needsTopUpBefore({
      ...facts,
      position,
      rate: rateE9(-100_000_000),
      trigger: basisPoints(10 ** 7),
      last: priceFromUsd(90_000),
    });
    expect(verdict).toMatchObject({ kind: "alert", rule: "leverage-one", room: 1_000 });
  });
});

describe("planned and paid funding agree", () => {
  const anyFacts: fc.Arbitrary<FundingDriftFacts> = fc
    .record({
      positions: anyPositions,
      away: fc.integer({ min: 1, max: 200 }),
      trigger: fc.integer({ min: 10, max: 3_000 }),
      wider: fc.integer({ min: 1, max: 3_000 }),
      rate: fc.integer({ min: -(10 ** 6), max: 3 * 10 ** 6 }).map(rateE9),
      settlements: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ positions: [position = aPosition()], away, trigger, wider, ...rest }) => {
      const fires = marginGuardTrigger(position, basisPoints(trigger))?.price ?? position.price;
      const sign = position.side === "long" ? 1 : -1;
      const last = priceHalfUsd(Math.max(2_000, Math.round(fires * (1 + (sign * away) / 10_000))));
      const target = basisPoints(trigger + wider);
      return { ...rest, position, trigger: basisPoints(trigger), target, last, fixing: last };
    })
    .filter(({ last }) => last < 10_000_000);

  /** Where liquidation is after adding and then paying every fee in turn, as the exchange works it out; null: emptied. */
  const paid = (
    { position, fixing, rate, settlements }: FundingDriftFacts,
    added: number,
  ): PriceHalfUsd | null => {
    const { side, quantity, price, liquidation } = position;
    const isPayer = fundingFee(side, quantity, fixing, rate) > 0;
    if (added === 0 && !isPayer) return liquidation;
    let margin = countedMargin(position) + added;
    for (let at = 0; at < settlements; at += 1) {
      margin -= Math.max(0, fundingFee(side, quantity, fixing, rate));
      if (margin <= 0) return null;
    }
    const ours = liquidationPrice(side, quantity, price, sats(margin));
    if (added > 0) return ours;
    // Paying alone never takes liquidation farther than the exchange says it is, if only by the rounding of a step.
    return priceHalfUsd(side === "long" ? Math.max(ours, liquidation) : Math.min(ours, liquidation));
  };

  const isOutside = ({ position, trigger, last }: FundingDriftFacts, liquidation: PriceHalfUsd | null) => {
    if (liquidation === null) return false;
    const fires = marginGuardTrigger({ side: position.side, liquidation }, trigger);
    return fires === null || (fires.side === "below" ? last > fires.price : last < fires.price);
  };

  it("the sats asked for keep a payer outside its trigger, and fewer by more than the rounding do not", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const verdict = needsTopUpBefore(given);
        const { position, last, trigger, target } = given;
        if (verdict.kind === "hold") {
          if (verdict.rule === "outside-trigger") expect(isOutside(given, paid(given, 0))).toBe(true);
          return;
        }
        expect(verdict.needed).toBeGreaterThan(0);
        expect(isOutside(given, paid(given, verdict.needed))).toBe(true);
        const reached = paid(given, verdict.toTarget);
        expect(liquidationDistance(position.side, reached ?? last, last)).toBeGreaterThanOrEqual(target);
        // A shown liquidation may be rounded outside: half a step of it is worth Q·S/(2·T²) sats in half dollars.
        const goal = liquidationAtDistance(position.side, last, trigger);
        const half = Math.ceil((2 * position.quantity * 1e8 * 0.5) / (goal - 2) ** 2) + 1;
        if (verdict.needed > half) expect(isOutside(given, paid(given, verdict.needed - half))).toBe(false);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("each projected step is what paying one fee after the other leaves", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const states = projectFunding(given.position, given);
        states.forEach((state, at) => {
          const step = { ...given, settlements: at + 1 };
          expect(state?.liquidation ?? null).toBe(paid(step, 0));
        });
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("liquidation never moves away as funding is paid, on either side", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const levels = projectFunding(given.position, given).flatMap((state) => state?.liquidation ?? []);
        levels.reduce((before, after) => {
          expect(given.position.side === "long" ? after >= before : after <= before).toBe(true);
          return after;
        });
      }),
      { numRuns: runs(2_000) },
    );
  });
});
