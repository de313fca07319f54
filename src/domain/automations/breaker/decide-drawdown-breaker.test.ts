import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAccountOf, cashAccount, REAL_SCALE, stillTick } from "#testing/arbitraries/arbitrary-holdings.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { accountEquity } from "../../position/equity.ts";
import { isReached } from "../../triggers/trigger.ts";
import { basisPoints, priceFromUsd, priceHalfUsd, sats } from "../../units.ts";
import { advancePeak } from "./advance-peak.ts";
import { breakerTriggers } from "./breaker-triggers.ts";
import { decideDrawdownBreaker } from "./decide-drawdown-breaker.ts";
import {
  type BreakerAccount,
  type BreakerReading,
  type DrawdownBreakerConfig,
  startBreaker,
} from "./drawdown-breaker.ts";

const config: DrawdownBreakerConfig = { drop: basisPoints(1_000), action: "flatten", cooldownMs: 0 };
const AT_100K = priceFromUsd(100_000);
const cash = (amount: number) => cashAccount(sats(amount));
const reading = (at: number, account: BreakerAccount): BreakerReading => ({
  tick: stillTick(AT_100K, at),
  account,
  transfers: [],
});
const long = aPosition();
const held = { ...cash(898_900), positions: [long] };
const armed = startBreaker(reading(0, held));
const at = (dollars: number, account: BreakerAccount = held): BreakerReading => {
  const price = priceFromUsd(dollars);
  return { ...reading(1, account), tick: { low: price, high: AT_100K, last: price, at: 1 } };
};
const decide = (next: BreakerReading, isTripped = false) =>
  decideDrawdownBreaker({ config, isTripped, advance: advancePeak(armed, next) });

describe("a drawdown breaker of 10 %", () => {
  it("trips at the floor and says by which numbers", () => {
    // The peak is 898,900 + 101,100 − 1 − 1,000 = 998,999; 10 % below it is 899,099.1. At 90,920 equity is
    // 1,999,999 − 1,001,000·(100,000/90,920) = 1,999,999 − 1,100,967.9 = 899,031; at 90,930 it is 899,152.
    expect(decide(at(90_920))).toEqual({
      kind: "trip",
      rule: "drawdown",
      action: "flatten",
      equity: 899_031,
      peak: 998_999,
      drawdown: 1_000,
    });
    expect(decide(at(90_930))).toMatchObject({ kind: "hold", rule: "above-floor", drawdown: 999 });
  });

  it("trips on the very sat of the floor, and not on the one above it", () => {
    const begun = startBreaker(reading(0, cash(1_000)));
    const verdicts = [900, 901].map((left) => {
      const doubted = advancePeak(begun, reading(1, cash(left)));
      const advance = advancePeak(doubted.memory, reading(2, cash(left)));
      return decideDrawdownBreaker({ config, isTripped: false, advance }).kind;
    });
    expect(verdicts).toEqual(["trip", "hold"]);
  });

  it("holds when the dip is over by the time it is asked", () => {
    const back = { ...at(99_000), tick: { ...at(99_000).tick, low: priceFromUsd(80_000) } };
    expect(decide(back)).toMatchObject({ kind: "hold", rule: "above-floor" });
  });

  it("trips once: what tripped holds until it is armed again", () => {
    expect(decide(at(90_920), true)).toMatchObject({ kind: "hold", rule: "tripped-already" });
    expect(decide(at(90_920, cash(0)), true)).toMatchObject({ kind: "hold", rule: "tripped-already" });
  });

  it("gives the same verdict however often it is asked", () => {
    const advance = advancePeak(armed, at(90_920));
    const again = advancePeak(advance.memory, at(90_920));
    expect(decideDrawdownBreaker({ config, isTripped: false, advance: again })).toEqual(decide(at(90_920)));
  });

  it("raises an alarm and closes nothing on an equity that nothing explains", () => {
    expect(decide(at(99_000, cash(0)))).toMatchObject({
      kind: "alert",
      rule: "doubtful-equity",
      equity: 0,
      peak: 998_999,
      drawdown: 10_000,
    });
  });

  it("trips in doubt where the better of both is at the floor too: waiting would be late", () => {
    // At 85,000 the long is gone: at most 898,900, 2,498 of slack and 100,000 for a close at 100,000 are explained.
    const gap = { ...at(85_000), tick: stillTick(priceFromUsd(85_000), 1) };
    const garbled = { ...gap, account: { ...held, balance: sats(1) } };
    const verdict = decideDrawdownBreaker({
      config: { ...config, drop: basisPoints(900) },
      isTripped: false,
      advance: advancePeak(armed, garbled),
    });
    // 898,900 + 1/400 of 998,999 up to 2,498, and two sats for each of both positions and both cross margins.
    expect(verdict).toMatchObject({ kind: "trip", rule: "drawdown", equity: 898_900 + 2_498 + 8 });
  });

  it("holds while the account is empty", () => {
    const empty = startBreaker(reading(0, cash(0)));
    const advance = advancePeak(empty, reading(1, cash(0)));
    expect(decideDrawdownBreaker({ config, isTripped: false, advance })).toMatchObject({
      kind: "hold",
      rule: "nothing-at-stake",
    });
  });
});

describe("on any account", () => {
  it("a breaker trips at the last price exactly where one of its triggers is reached there", () => {
    const anyPrice = fc.integer({ min: 100_000, max: 300_000 }).map(priceHalfUsd);
    const anyDrop = fc.integer({ min: 100, max: 9_000 }).map(basisPoints);
    fc.assert(
      fc.property(anyAccountOf(REAL_SCALE), anyPrice, anyPrice, anyDrop, (account, first, last, drop) => {
        const memory = startBreaker({ tick: stillTick(first, 0), account, transfers: [] });
        const tick = {
          low: priceHalfUsd(Math.min(first, last)),
          high: priceHalfUsd(Math.max(first, last)),
          last,
          at: 1,
        };
        const advance = advancePeak(memory, { tick, account, transfers: [] });
        const verdict = decideDrawdownBreaker({ config: { ...config, drop }, isTripped: false, advance });
        const { below, above } = breakerTriggers({ account, last: first }, memory.peak, drop);
        const here = breakerTriggers({ account, last }, advance.memory.peak, drop);
        expect(verdict.kind === "trip").toBe(here.below?.price === last && here.above?.price === last);
        // From where it was armed, no trip is missed: on the way to it a trigger was reached.
        const isWoken = [below, above].some((trigger) => trigger !== null && isReached(trigger, tick));
        if (verdict.kind === "trip") expect(isWoken).toBe(true);
      }),
      { numRuns: runs(10_000) },
    );
  });

  it("a breaker trips exactly where equity, transfers left out, is below its peak by the drop", () => {
    const anyStep = fc.oneof(
      fc.record({ price: fc.integer({ min: 92_000, max: 112_000 }) }),
      fc.record({ transfer: fc.integer({ min: -450, max: 2_000 }) }),
    );
    const anyDrop = fc.integer({ min: 100, max: 2_500 }).map(basisPoints);
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 12 }), anyDrop, (steps, drop) => {
        let [price, balance] = [AT_100K, 100_000];
        const accountOf = () => ({ ...cash(balance), positions: [long] });
        let memory = startBreaker({ tick: stillTick(price, 0), account: accountOf(), transfers: [] });
        // By hand: what one sat that was there at the beginning is worth by now, whatever came in or left beside it.
        let [equity, worth, best] = [memory.peak as number, 1, 1];
        for (const [place, step] of steps.entries()) {
          const before = price;
          // In thousandths of the balance, so that a withdrawal never takes more than there is.
          const moved = "transfer" in step ? Math.trunc((balance * step.transfer) / 1_000) : 0;
          if ("price" in step) price = priceFromUsd(step.price);
          balance += moved;
          const [account, at] = [accountOf(), place + 1];
          const [low, high] = [Math.min(before, price), Math.max(before, price)].map(priceHalfUsd);
          const tick = { low: low ?? price, high: high ?? price, last: price, at };
          const transfers = moved === 0 ? [] : [{ at, amount: sats(moved) }];
          const advance = advancePeak(memory, { tick, account, transfers });
          const verdict = decideDrawdownBreaker({ config: { ...config, drop }, isTripped: false, advance });
          const anew = accountEquity(account, price);
          worth *= (anew - moved) / equity;
          best = Math.max(best, worth);
          equity = anew;
          // A peak that was moved is whole sats, so within a few of them by hand tells nothing.
          const over = equity - (equity / worth) * best * (1 - drop / 10_000);
          if (Math.abs(over) > 2 * steps.length) expect(verdict.kind).toBe(over < 0 ? "trip" : "hold");
          if (verdict.kind === "trip") return;
          memory = advance.memory;
        }
      }),
      { numRuns: runs(5_000) },
    );
  });
});
