import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyCrossGuardFacts,
  anyCrossPosition,
  crossPositionUpTo,
} from "#testing/arbitraries/arbitrary-cross-guard-facts.ts";
import { aCrossGuardConfig, aCrossPosition } from "#testing/builders/a-cross-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { crossLiquidation } from "../../position/cross.ts";
import { liquidationAtDistance, liquidationDistance } from "../../position/distance.ts";
import { RESERVE_RATE } from "../../position/fees.ts";
import { afterClosing, crossResult, satsMissing } from "../../risk/cross-changes.ts";
import type { Tick } from "../../triggers/trigger.ts";
import {
  basisPoints,
  MAX_PRICE,
  type PriceHalfUsd,
  priceFromUsd,
  priceHalfUsd,
  sats,
  usd,
} from "../../units.ts";
import { type CrossGuardConfig, type CrossGuardFacts, decideCrossGuard } from "./cross-guard.ts";
import { reduceWithin } from "./cross-guard-defaults.ts";
import { crossAtStake, crossLost } from "./cross-stake.ts";
import { basisOf, crossGuardTrigger, crossLegs, crossLiquidationOf } from "./cross-step.ts";

const MANY = { numRuns: runs(5_000) };
const config = aCrossGuardConfig();
const reducing = (wanted: Partial<CrossGuardConfig> = {}) =>
  aCrossGuardConfig({ steps: [reduceWithin(basisPoints(500), basisPoints(1_000))], ...wanted });

const at = (dollars: number): Tick => {
  const price = priceFromUsd(dollars);
  return { low: price, high: price, last: price, at: 0 };
};

const facts = (changes: Partial<CrossGuardFacts> = {}): CrossGuardFacts => ({
  position: aCrossPosition(),
  tick: at(93_000),
  balance: sats(10_000_000),
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
  config,
  tag: sats(0),
  ...changes,
});

describe("the worked example: long 1,000 from 100,000 with 100,000 sats, at 93,000", () => {
  it("deposits 96,244 sats, which brings liquidation from 91,033 to 83,700", () => {
    // Maintenance 0.15 % of 1,000,000: 1,500. Liquidation 1 / (1/100,000 + 98,500/10^11) = 91,033.2, 2.11 % away.
    // Ten percent away is 83,700: 194,743.1 lost until there, up, and 1,500, less 100,000.
    expect(decideCrossGuard(facts())).toEqual({
      kind: "add-margin",
      rule: "inside-trigger",
      amount: 96_244,
      limitedBy: null,
      liquidationAfter: priceFromUsd(83_700),
      step: 0,
      distance: 211,
      needed: 96_244,
      contracts: 0,
    });
  });

  it("or closes 803 of the 1,000 contracts, which brings it to 83,687", () => {
    // A contract closed frees 194.74 of loss to the goal and 1.5 of maintenance and costs 75.27 of loss and 1.075 of fee:
    // 96,243.1 missing / 119.9 = 802.7. Left: 1 / (1/100,000 + (100,000 − 60,441 − 863 − 295) / (197·10^8)) = 83,686.9.
    expect(decideCrossGuard(facts({ config: reducing() }))).toEqual({
      kind: "reduce",
      rule: "inside-trigger",
      quantity: 803,
      limitedBy: null,
      liquidationAfter: priceFromUsd(83_687),
      step: 0,
      distance: 211,
      needed: 0,
      contracts: 803,
    });
  });

  it("closes no more contracts at once than its cap", () => {
    const capped = decideCrossGuard(facts({ config: reducing({ maxReduce: usd(300) }) }));
    expect(capped).toMatchObject({ kind: "reduce", quantity: 300, limitedBy: "reduce-cap", contracts: 803 });
  });

  it("is armed where liquidation is 5 % away, at 95,824.5, and fires there but not a step above", () => {
    // 91,033 / 0.95 = 95,824.2, up to half a dollar
    expect(crossGuardTrigger(aCrossPosition(), config.steps)).toEqual({
      side: "below",
      price: priceFromUsd(95_824.5),
    });
    const kindAt = (dollars: number) => decideCrossGuard(facts({ tick: at(dollars) })).kind;
    expect([kindAt(95_824.5), kindAt(95_825)]).toEqual(["add-margin", "hold"]);
  });

  it("acts where a share of all the cross margin is lost", () => {
    // Half of 100,000 sats is lost at 1 / (1/100,000 + 50,000/10^11) = 95,238.1. There the loss shown is 50,000 already.
    const steps = [
      { when: { by: "margin-used", bps: basisPoints(5_000) }, deed: { kind: "close" } },
    ] as const;
    expect(crossGuardTrigger(aCrossPosition(), steps)).toEqual({
      side: "below",
      price: priceFromUsd(95_238),
    });
    expect(decideCrossGuard(facts({ config: { ...config, steps } }))).toMatchObject({
      kind: "close",
      rule: "inside-trigger",
    });
  });

  it("closes the position by its own order where a reduction would have to close every contract", () => {
    // At 91,100 the loss is 97,695 of 100,000 sats: what is left after fees holds no contract 80 % away.
    const far = reducing({ steps: [reduceWithin(basisPoints(500), basisPoints(8_000))] });
    expect(decideCrossGuard(facts({ tick: at(91_100), config: far }))).toMatchObject({
      kind: "close",
      rule: "only-closing",
      contracts: 1_000,
    });
  });

  it("does not close a part where its fee costs more distance than it gives", () => {
    // At 50,000 a million sats of 1,001,600 are lost and 1,600 are left, but closing costs 2 sats a contract, 2,000 in all:
    // each one closed leaves less for the others. Liquidation is at 1 / (1/100,000 + 1,000,100/10^11) = 49,997.5.
    const position = aCrossPosition({ margin: sats(1_001_600) });
    const capped = reducing({ maxReduce: usd(100) });
    expect(decideCrossGuard(facts({ position, tick: at(50_000), config: capped }))).toMatchObject({
      kind: "alert",
      rule: "no-help",
    });
    const whole = decideCrossGuard(facts({ position, tick: at(50_000), config: reducing() }));
    expect(whole).toMatchObject({ kind: "close", rule: "only-closing" });
  });

  it("holds still when the price is past liquidation", () => {
    expect(decideCrossGuard(facts({ tick: at(91_033) }))).toMatchObject({
      kind: "alert",
      rule: "past-liquidation",
    });
  });

  it("rests for its cooldown, whether it adds or reduces, but closes at once", () => {
    const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: 59_999 };
    const close = [{ when: { by: "distance", bps: basisPoints(500) }, deed: { kind: "close" } }] as const;
    const rules = [config.steps, reducing().steps, close].map(
      (steps) => decideCrossGuard(facts({ spending, config: { ...config, steps, cooldownMs: 60_000 } })).rule,
    );
    expect(rules).toEqual(["cooldown", "cooldown", "inside-trigger"]);
  });

  it("does not count margin that the exchange's own liquidation does not count", () => {
    // The exchange says 92,000: 86,956.6 of loss and 1,500 count, 88,457 of the 100,000. So 11,543 more are needed.
    const position = aCrossPosition({ liquidation: priceFromUsd(92_000) });
    expect(decideCrossGuard(facts({ position }))).toMatchObject({ needed: 96_244 + 11_543 });
  });

  it("counts what the books lost since it was armed against the most that may be lost, and nothing from before", () => {
    // 5,000 lost before; since then 20,000 realised loss and 1,000 of fees: at stake 100,000 + 21,000.
    const position = aCrossPosition({ totalPl: sats(-20_000), tradingFees: sats(6_000) });
    expect([crossLost(position), crossAtStake(position, sats(5_000))]).toEqual([26_000, 121_000]);
    const capped = aCrossGuardConfig({ maxLoss: sats(150_000), lostBefore: sats(5_000) });
    expect(decideCrossGuard(facts({ position, config: capped }))).toMatchObject({
      amount: 29_000,
      limitedBy: "max-loss",
    });
  });
});

/** The position after a verdict was carried out. */
const carriedOut = ({ position, tick }: CrossGuardFacts, verdict: ReturnType<typeof decideCrossGuard>) => {
  const basis = basisOf(position);
  if (verdict.kind === "add-margin") return { ...basis, margin: sats(basis.margin + verdict.amount) };
  if (verdict.kind !== "reduce") return basis;
  return afterClosing(basis, { exit: tick.last, feeRate: RESERVE_RATE }, verdict.quantity).rest;
};

describe("whatever the position, the prices, the caps and the spending", () => {
  it("never adds past a cap, the balance or the most that may be lost, and never plans an amount of zero", () => {
    fc.assert(
      fc.property(anyCrossGuardFacts, (given) => {
        const verdict = decideCrossGuard(given);
        if (verdict.kind !== "add-margin") return;
        const { position, balance, spending, config: caps } = given;
        const { amount } = verdict;
        const most = (cap: number | null) => cap ?? Number.POSITIVE_INFINITY;
        expect(amount).toBeGreaterThan(0);
        expect(amount).toBeLessThanOrEqual(balance - caps.reserve);
        expect(amount).toBeLessThanOrEqual(most(caps.maxPerAction));
        expect(spending.addedInAll + amount).toBeLessThanOrEqual(most(caps.maxTotal));
        expect(spending.addedInDay + amount).toBeLessThanOrEqual(most(caps.maxPerDay));
        expect(crossAtStake(position, caps.lostBefore) + amount).toBeLessThanOrEqual(most(caps.maxLoss));
      }),
      MANY,
    );
  });

  it("never closes more than there is, more than its cap or more than an order may have", () => {
    fc.assert(
      fc.property(anyCrossGuardFacts, (given) => {
        const verdict = decideCrossGuard(given);
        if (verdict.kind !== "reduce") return;
        expect(verdict.quantity).toBeGreaterThan(0);
        expect(verdict.quantity).toBeLessThan(given.position.quantity);
        expect(verdict.quantity).toBeLessThanOrEqual(Math.min(given.config.maxReduce ?? 500_000, 500_000));
      }),
      MANY,
    );
  });

  it("never brings liquidation nearer", () => {
    fc.assert(
      fc.property(anyCrossGuardFacts, (given) => {
        const { position } = given;
        const rest = carriedOut(given, decideCrossGuard(given));
        const after = crossLiquidation(rest.side, rest.quantity, rest.entry, rest.margin) ?? MAX_PRICE;
        const moved =
          position.side === "long"
            ? crossLiquidationOf(position) - after
            : after - crossLiquidationOf(position);
        expect(moved).toBeGreaterThanOrEqual(0);
      }),
      MANY,
    );
  });

  it("reaches its target unless a bound shortened it", () => {
    fc.assert(
      fc.property(anyCrossGuardFacts, (given) => {
        const verdict = decideCrossGuard(given);
        if ((verdict.kind !== "add-margin" && verdict.kind !== "reduce") || verdict.limitedBy !== null)
          return;
        const deed = given.config.steps[verdict.step]?.deed;
        if (deed === undefined || deed.kind === "close") return;
        const goal = liquidationAtDistance(given.position.side, given.tick.last, deed.target);
        expect(satsMissing(carriedOut(given, verdict), goal)).toBe(0);
      }),
      MANY,
    );
  });
});

describe("the least contracts", () => {
  it("are those that a search one by one finds", () => {
    const given = fc.record({
      position: crossPositionUpTo(400),
      away: fc.integer({ min: 20, max: 400 }),
      target: fc.integer({ min: 401, max: 3_000 }),
    });
    fc.assert(
      fc.property(given, ({ position, away, target }) => {
        const { side, quantity } = position;
        const liquidation = crossLiquidationOf(position);
        if (liquidation >= 20_000_000 || liquidation < 2_000) return;
        const sign = side === "long" ? 1 : -1;
        const last = priceHalfUsd(Math.round(liquidation * (1 + (sign * away) / 10_000)));
        const steps = [reduceWithin(basisPoints(500), basisPoints(target))];
        const tick = { low: last, high: last, last, at: 0 };
        const verdict = decideCrossGuard(
          facts({ position: { ...position, liquidation }, tick, config: reducing({ steps }) }),
        );
        const goal = liquidationAtDistance(side, last, basisPoints(target));
        const isEnough = (contracts: number) =>
          satsMissing(
            afterClosing(basisOf(position), { exit: last, feeRate: RESERVE_RATE }, usd(contracts)).rest,
            goal,
          ) === 0;
        let least = 1;
        while (least < quantity && !isEnough(least)) least += 1;
        if (verdict.kind === "reduce") expect(verdict.quantity).toBe(least);
        else
          expect(verdict).toMatchObject(
            verdict.kind === "close" ? { rule: "only-closing" } : { kind: "hold" },
          );
      }),
      { numRuns: runs(400) },
    );
  });
});

/** The last price, going into the loss from `from`, at which something does not hold yet; by bisection. */
const firstWhere = (
  side: "long" | "short",
  from: number,
  to: number,
  holds: (price: PriceHalfUsd) => boolean,
): number => {
  let [outside, inside] = [from, to];
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((outside + inside) / 2);
    if (holds(priceHalfUsd(middle))) inside = middle;
    else outside = middle;
  }
  return side === "long" ? Math.max(inside, to) : Math.min(inside, to);
};

describe("a trigger", () => {
  it("agrees with bisection on what it stands for, to the step", () => {
    fc.assert(
      fc.property(
        anyCrossPosition,
        fc.integer({ min: 100, max: 3_000 }),
        fc.boolean(),
        (position, bps, byLoss) => {
          const { side, quantity, entryPrice, margin } = position;
          const liquidation = crossLiquidationOf(position);
          if (liquidation >= 20_000_000 || liquidation < 2_000) return;
          const when = { by: byLoss ? "margin-used" : "distance", bps: basisPoints(bps) } as const;
          const [leg] = crossLegs(position, [{ when, deed: { kind: "close" } }], []);
          const lost = Math.ceil((margin * bps) / 10_000);
          const isInside = (price: PriceHalfUsd) =>
            byLoss
              ? -crossResult(side, quantity, entryPrice, price) >= lost
              : liquidationDistance(side, liquidation, price) < bps ||
                (side === "long"
                  ? (price - liquidation) * 10_000 <= bps * price
                  : (liquidation - price) * 10_000 <= bps * price);
          const from =
            side === "long"
              ? Math.ceil(liquidation * 2) + entryPrice / 5_000
              : Math.floor(entryPrice / 10_000);
          const to = side === "long" ? Math.floor(liquidation / 2) : liquidation * 2;
          if (isInside(priceHalfUsd(Math.round(from)))) return;
          const met = firstWhere(side, Math.round(from), to, isInside);
          expect(Math.abs((leg?.trigger.price ?? 0) - met)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: runs(2_000) },
    );
  });
});
