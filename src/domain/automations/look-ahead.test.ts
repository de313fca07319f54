import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts, runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { anyPosition } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { guardFacts } from "#testing/museum/guard-facts.ts";
import { fundingFee } from "../position/funding.ts";
import { liquidationPrice } from "../position/liquidation.ts";
import { basisPoints, MAX_PRICE, priceFromUsd, priceHalfUsd, rateE9, sats } from "../units.ts";
import { addWithin, type GuardStep, guardLegs } from "./guard-step.ts";
import { announcedFunding, lookAhead } from "./look-ahead.ts";
import { decideMarginGuard, type MarginGuardFacts } from "./margin-guard.ts";

const HOUR = 3_600_000;
const SETTLES_AT = Date.UTC(2026, 0, 1, 8);
const funding = { rate: rateE9(100_000), settlesAt: SETTLES_AT };

describe("the funding announced", () => {
  const seen = { fundingRate: rateE9(100_000), fundingAt: SETTLES_AT };

  it("counts until its settlement, and not a moment longer", () => {
    expect(announcedFunding(seen, SETTLES_AT - 1)).toEqual(funding);
    expect(announcedFunding(seen, SETTLES_AT - 8 * HOUR)).toEqual(funding);
    expect(announcedFunding(seen, SETTLES_AT)).toBeNull();
    expect(announcedFunding(seen, SETTLES_AT + HOUR)).toBeNull();
  });

  it("is not taken from a settlement after the next, nor where nobody told a rate", () => {
    expect(announcedFunding(seen, SETTLES_AT - 8 * HOUR - 1)).toBeNull();
    expect(announcedFunding(null, 0)).toBeNull();
    expect(announcedFunding({ fundingRate: null, fundingAt: SETTLES_AT }, SETTLES_AT - 1)).toBeNull();
    expect(announcedFunding({ fundingRate: rateE9(1), fundingAt: null }, 0)).toBeNull();
  });
});

describe("looking ahead", () => {
  it("takes 110 sats a settlement from a long that would be liquidated at 90,909: 330 bring it to 90,936.5", () => {
    // 1,000 USD at 90,909: 10^11 / 90,909 = 1,100,001.1 sats, of which 0.01 % are 110. 10^11 / 1,099,670 = 90,936.37.
    expect(lookAhead(aPosition(), { settlementsAhead: 3 }, funding)).toEqual({
      position: { ...aPosition(), margin: 99_670, liquidation: priceFromUsd(90_936.5) },
      drift: { settlements: 3, rate: 100_000, fees: 330, liquidation: priceFromUsd(90_936.5) },
    });
  });

  it("reckons with a short's own price, below which it earns: 100 sats bring 111,111 to 111,099", () => {
    // 0.01 % of 10^11 / 100,000 = 100. 10^11 / (1,000,000 - 99,900) = 111,098.77.
    const short = aPosition({ side: "short" });
    const against = { ...funding, rate: rateE9(-100_000) };
    expect(lookAhead(short, { settlementsAhead: 1 }, against)).toMatchObject({
      position: { margin: 99_900, liquidation: priceFromUsd(111_099) },
      drift: { fees: 100, liquidation: priceFromUsd(111_099) },
    });
  });

  it("leaves a position as it is that receives, and where the rate is not known or nobody looks", () => {
    const position = aPosition();
    const asItIs = { position, drift: null };
    expect(lookAhead(position, { settlementsAhead: 3 }, { ...funding, rate: rateE9(-1) })).toEqual(asItIs);
    expect(lookAhead(position, { settlementsAhead: 3 }, null)).toEqual(asItIs);
    expect(lookAhead(position, { settlementsAhead: 0 }, funding)).toEqual(asItIs);
    expect(lookAhead(position, {}, funding)).toEqual(asItIs);
    const short = aPosition({ side: "short" });
    expect(lookAhead(short, { settlementsAhead: 3 }, funding)).toEqual({ position: short, drift: null });
  });

  it("tells all that would be taken though there is less to take, and leaves one sat to speak of", () => {
    // 80 sats of margin: liquidation at 10^11 / 1,000,080 = 99,992, where 0.01 % are 100. With one sat it is at 99,999.9.
    const thin = aPosition({ margin: sats(80) });
    expect(lookAhead(thin, { settlementsAhead: 2 }, funding)).toMatchObject({
      position: { margin: 1, liquidation: priceFromUsd(100_000) },
      drift: { fees: 200, liquidation: priceFromUsd(100_000) },
    });
  });
});

const anyRate = fc.integer({ min: -5_000_000, max: 5_000_000 }).map(rateE9);
const anySeen = fc.record({
  position: anyPosition.map((numbers) => runningTrade(numbers)),
  rate: anyRate,
  settlements: fc.integer({ min: 0, max: 21 }),
});
const STEPS: readonly GuardStep[] = [
  addWithin(basisPoints(100), basisPoints(250)),
  addWithin(basisPoints(900), basisPoints(1_500)),
  { when: { by: "margin-used", bps: basisPoints(8_000) }, deed: { kind: "close" } },
  { when: { by: "price", price: priceHalfUsd(150_000) }, deed: { kind: "close" } },
];

describe("the prices of a guard that looks ahead", () => {
  it("waits for no price that is farther than without it, and for none later, on either side", () => {
    fc.assert(
      fc.property(anySeen, ({ position, rate, settlements }) => {
        const seen = lookAhead(position, { settlementsAhead: settlements }, { ...funding, rate });
        const ahead = new Map(guardLegs(seen.position, STEPS, []).map((leg) => [leg.leg, leg.trigger]));
        for (const { leg, trigger } of guardLegs(position, STEPS, [])) {
          const price = ahead.get(leg)?.price ?? -1;
          expect(
            trigger.side === "below" ? price >= trigger.price : price <= trigger.price && price > 0,
          ).toBe(true);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("sees liquidation where paying one settlement after the other brings it at the most", () => {
    fc.assert(
      fc.property(anySeen, ({ position, rate, settlements }) => {
        const { drift } = lookAhead(position, { settlementsAhead: settlements }, { ...funding, rate });
        const { side, quantity, price } = position;
        let { margin } = position;
        for (let paid = 0; paid < settlements; paid += 1) {
          // Wherever it is at a loss it pays no more than at the lowest of those prices.
          const lowest = side === "long" ? liquidationPrice(side, quantity, price, position.margin) : price;
          const fee = Math.max(0, fundingFee(side, quantity, lowest, rate));
          margin = sats(Math.max(1, margin - fee));
        }
        const by = liquidationPrice(side, quantity, price, margin);
        const seen = drift?.liquidation ?? position.liquidation;
        if (position.liquidation === MAX_PRICE && drift === null) return;
        expect(Math.abs(seen - by)).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("comes nearer with each settlement it looks farther, and never moves away", () => {
    fc.assert(
      fc.property(anySeen, ({ position, rate, settlements }) => {
        const at = (ahead: number) =>
          lookAhead(position, { settlementsAhead: ahead }, { ...funding, rate }).position.liquidation;
        const [less, more] = [at(settlements), at(settlements + 1)];
        expect(position.side === "long" ? more >= less : more <= less).toBe(true);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe("a guard that looks ahead to funding", () => {
  /* One settlement of 0.01 % takes 110 sats at 90,909 and brings liquidation to 10^11 / 1,099,890 = 90,918.2. The price
     5 % away from 90,918 is 95,703.2, so it acts at 95,703.5, and without looking ahead at 95,694. */
  const facts = (dollars: number, change: Partial<MarginGuardFacts> = {}): MarginGuardFacts => ({
    ...guardFacts(dollars, { config: { settlementsAhead: 1 } }),
    funding,
    ...change,
  });

  it("acts before, with what pays the settlement and reaches its target after it", () => {
    // 10 % below 95,703.5 is 86,133: 10^11 / 86,133 = 1,160,995.7, so 160,996 and 110 less the 100,000 there are.
    expect(decideMarginGuard(facts(95_703.5))).toMatchObject({
      kind: "add-margin",
      rule: "inside-after-funding",
      needed: 61_106,
      amount: 61_106,
      drift: { settlements: 1, rate: 100_000, fees: 110, liquidation: priceFromUsd(90_918) },
    });
    expect(decideMarginGuard(facts(95_704))).toMatchObject({ kind: "hold", rule: "outside-trigger" });
    expect(decideMarginGuard(facts(95_694))).toMatchObject({ kind: "add-margin", rule: "inside-trigger" });
  });

  it("acts as ever where the rate is not known, funding is received, or it looks none ahead", () => {
    const asEver = decideMarginGuard(guardFacts(95_703.5));
    expect(asEver).toMatchObject({ kind: "hold", rule: "outside-trigger" });
    const { config } = facts(95_703.5);
    for (const change of [
      { funding: null },
      { funding: { ...funding, rate: rateE9(-100_000) } },
      { config: { ...config, settlementsAhead: 0 } },
      { config: guardFacts(1).config },
    ])
      expect(decideMarginGuard(facts(95_703.5, change))).toEqual(asEver);
  });

  it("never passes what it may add for it", () => {
    const { config } = facts(95_703.5);
    const capped = facts(95_703.5, { config: { ...config, maxTotal: sats(50) } });
    expect(decideMarginGuard(capped)).toMatchObject({ amount: 50, needed: 61_106, limitedBy: "total-cap" });
    const spent = { ...capped.spending, addedInAll: sats(50) };
    expect(decideMarginGuard({ ...capped, spending: spent })).toMatchObject({
      kind: "alert",
      rule: "total-cap",
    });
  });

  it("acts whenever it would without looking ahead, with at least as much, on either side", () => {
    const anyAhead = fc.tuple(
      anyGuardFacts,
      fc.integer({ min: 0, max: 21 }),
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map(rateE9),
    );
    fc.assert(
      fc.property(anyAhead, ([given, settlementsAhead, rate]) => {
        const free = { ...given.config, maxTotal: null, maxPerAction: null, maxPerDay: null, maxLoss: null };
        const plain = { ...given, config: { ...free, reserve: sats(0) }, balance: sats(10 ** 14) };
        const ahead = {
          ...plain,
          config: { ...plain.config, settlementsAhead },
          funding: { rate, settlesAt: 1 },
        };
        const [without, withIt] = [decideMarginGuard(plain), decideMarginGuard(ahead)];
        if (without.kind === "add-margin" && withIt.kind === "add-margin") {
          expect(withIt.rule).toBe("inside-trigger");
          expect(withIt.amount).toBeGreaterThanOrEqual(without.amount);
        } else if (without.kind !== "hold") expect(withIt.kind).toBe(without.kind);
        if (rate <= 0 === (given.position.side === "long")) return;
        if (withIt.drift === undefined) expect(withIt).toEqual(without);
      }),
      { numRuns: runs(3_000) },
    );
  });
});
