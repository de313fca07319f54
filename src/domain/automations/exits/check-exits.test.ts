import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFreshStop } from "#testing/arbitraries/arbitrary-stop-facts.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, MAX_PRICE, type PriceHalfUsd, priceFromUsd, rateE9, sats } from "../../units.ts";
import { checkBreakEvenStop } from "./break-even-stop.ts";
import { decideStop } from "./decide-stop.ts";
import type { ExitLevel, ProfitLevel } from "./exit-level.ts";
import type { StopFacts } from "./stop-facts.ts";
import { checkStopLoss } from "./stop-loss.ts";
import { checkTakeProfit } from "./take-profit.ts";
import { checkTrailingStop, type TrailingStopConfig } from "./trailing-stop.ts";

const TENTH = rateE9(1_000_000);
const at = (dollars: number) => ({ by: "price", price: priceFromUsd(dollars) }) as const;
const percent = (bps: number) => ({ by: "percent", bps: basisPoints(bps) }) as const;
const amount = (n: number) => ({ by: "sats", amount: sats(n) }) as const;
const away = (bps: number) => ({ by: "liquidation-distance", bps: basisPoints(bps) }) as const;
// 1,000 USD from 100,000 at 10x: liquidation 90,909 as a long, 111,111 as a short; break-even 100,200.5 and 99,800.
const long = aPosition();
const short = aPosition({ side: "short" });
const market = priceFromUsd(100_000);

describe("a take profit", () => {
  const check = (level: ProfitLevel, position = long, last: PriceHalfUsd | null = market) =>
    checkTakeProfit({ level }, position, last, TENTH).map(({ message }) => message("en"));

  it("may be armed beyond the market and beyond break-even", () => {
    expect([check(at(110_000)), check(percent(500)), check(amount(5_000))]).toEqual([[], [], []]);
    expect([check(at(90_000), short), check(percent(500), short)]).toEqual([[], []]);
  });

  it("may not be armed inside the fees: to the step", () => {
    expect(check(at(100_200))).toEqual([expect.stringContaining("beyond break-even")]);
    expect(check(at(100_200.5))).toEqual([]);
    // Three sats of funding leave nothing of the three that are left there.
    expect(check(at(100_200.5), aPosition({ fundingPaid: sats(3) }))).toHaveLength(1);
    expect(check(at(99_800.5), short)).toEqual([expect.stringContaining("beyond break-even")]);
    expect(check(at(99_800), short)).toEqual([]);
  });

  it("may not be armed where the market is already", () => {
    const there = check(at(110_000), long, priceFromUsd(110_000));
    expect(there).toEqual([expect.stringContaining("choose a level above it")]);
    const past = check(at(90_000), short, priceFromUsd(89_000));
    expect(past).toEqual([expect.stringContaining("choose a level below it")]);
    expect(check(at(110_000), long, priceFromUsd(109_999.5))).toEqual([]);
  });

  it("says where to choose in the language it is read in, on the side of the position", () => {
    const said = (position: typeof long, last: number) =>
      checkTakeProfit({ level: at(last) }, position, priceFromUsd(last), TENTH)[0]?.message("pt-BR");
    expect(said(long, 110_000)).toBe("O mercado já está lá: escolha um nível acima dele ou feche a posição.");
    expect(said(short, 90_000)).toBe(
      "O mercado já está lá: escolha um nível abaixo dele ou feche a posição.",
    );
  });

  it("may not ask for what no price earns", () => {
    expect(check(amount(1_000_000))).toEqual([expect.stringContaining("ask for less")]);
    expect(check(percent(10_000), short)).toEqual([expect.stringContaining("ask for less")]);
  });
});

describe("a stop loss", () => {
  const check = (level: ExitLevel, position = long, last: PriceHalfUsd | null = market) =>
    checkStopLoss({ level }, position, last, TENTH).map(({ message }) => message("en"));

  it("may be armed between liquidation and the market: to the step", () => {
    expect([check(at(90_909.5)), check(at(99_999.5)), check(away(10))]).toEqual([[], [], []]);
    expect([check(at(111_110.5), short), check(at(100_000.5), short)]).toEqual([[], []]);
    expect(check(at(90_909))).toEqual([expect.stringContaining("beyond liquidation")]);
    expect(check(at(111_111), short)).toEqual([expect.stringContaining("beyond liquidation")]);
    expect(check(at(100_000))).toEqual([expect.stringContaining("below the market")]);
    expect(check(at(100_000), short)).toEqual([expect.stringContaining("above the market")]);
  });

  it("may not ask to lose more than the position can, nor keep away from a liquidation there is none", () => {
    expect(check(amount(110_000))).toEqual([expect.stringContaining("beyond liquidation")]);
    expect(check(percent(10_000))).toEqual([expect.stringContaining("choose a nearer level")]);
    const covered = aPosition({ side: "short", liquidation: MAX_PRICE });
    expect(check(away(200), covered)).toEqual([expect.stringContaining("no liquidation")]);
  });
});

describe("a trailing stop", () => {
  const percents = (value: number) => ({ unit: "basis-points", value }) as const;
  const dollars = (value: number) => ({ unit: "half-usd", value: value * 2 }) as const;
  const check = (
    distance: TrailingStopConfig["distance"],
    activation: number | null = null,
    position = long,
  ) => {
    const config = { distance, activation: activation === null ? null : priceFromUsd(activation) };
    return checkTrailingStop(config, position, market).map(({ field }) => field);
  };

  it("may be armed where it begins before liquidation: to the step", () => {
    expect([check(percents(10)), check(percents(909)), check(dollars(9_090.5))]).toEqual([[], [], []]);
    expect([check(percents(910)), check(dollars(9_091))]).toEqual([["distance"], ["distance"]]);
    expect([check(percents(1_111), null, short), check(percents(1_112), null, short)]).toEqual([
      [],
      ["distance"],
    ]);
  });

  it("begins behind its activation price where it has one", () => {
    // 110,000 · 0.83 = 91,300 is before liquidation, 110,000 · 0.82 = 90,200 is not.
    expect([check(percents(1_700), 110_000), check(percents(1_800), 110_000)]).toEqual([[], ["distance"]]);
  });

  it("may not wait for a price that the market has reached", () => {
    expect([check(percents(100), 100_000), check(percents(100), 100_000.5)]).toEqual([["activation"], []]);
    expect([check(percents(100), 100_000, short), check(percents(100), 99_999.5, short)]).toEqual([
      ["activation"],
      [],
    ]);
  });

  it("keeps the distances that the exchange trails by, and no nearer in dollars", () => {
    expect([check(percents(9)), check(percents(100_001)), check(dollars(99.5)), check(dollars(100))]).toEqual(
      [["distance"], ["distance"], ["distance"], []],
    );
  });
});

describe("a break-even stop", () => {
  const check = (after: ProfitLevel, keep: number, position = long) =>
    checkBreakEvenStop({ after, keep: sats(keep) }, position, TENTH).map(({ field }) => field);

  it("may be armed where its stop lies behind the level it waits for: to the step", () => {
    expect([check(at(100_201), 0), check(at(100_200.5), 0)]).toEqual([[], ["after"]]);
    expect([check(at(99_799.5), 0, short), check(at(99_800), 0, short)]).toEqual([[], ["after"]]);
    expect([check(amount(2_000), 1_000), check(amount(1_000), 1_000)]).toEqual([[], ["after"]]);
  });

  it("may not keep less than nothing, or more than there is", () => {
    expect([check(at(110_000), -1), check(at(110_000), 999_000)]).toEqual([["keep"], ["keep"]]);
    expect(check(amount(1_000_000), 0)).toEqual(["after"]);
  });

  it("is not needed where even liquidation leaves that much", () => {
    expect(check(at(110_000), 0, aPosition({ fundingPaid: sats(-200_000) }))).toEqual(["keep"]);
  });
});

it("names what was entered wrong even before the position or the price is known", () => {
  expect(checkTakeProfit({ level: amount(0) }, null, null, TENTH)).toHaveLength(1);
  expect(checkStopLoss({ level: percent(0) }, null, null, TENTH)).toHaveLength(1);
  expect(checkStopLoss({ level: away(0) }, null, null, TENTH)).toHaveLength(1);
  const distance = { unit: "half-usd", value: 0.5 } as const;
  const odd = { distance, activation: 1.5 as PriceHalfUsd };
  expect(checkTrailingStop(odd, null, null).map(({ field }) => field)).toEqual(["distance", "activation"]);
  expect(checkStopLoss({ level: at(90_000) }, null, null, TENTH)).toEqual([]);
  expect(checkStopLoss({ level: at(90_000) }, long, null, TENTH)).toHaveLength(1);
});

const mistakesIn = ({ automation, position, last, feeRate }: StopFacts): number => {
  switch (automation.kind) {
    case "stop-loss":
      return checkStopLoss(automation.config, position, last, feeRate).length;
    case "trailing-stop":
      return checkTrailingStop(automation.config, position, last).length;
    case "break-even-stop":
      return checkBreakEvenStop(automation.config, position, feeRate).length;
  }
};

it("lets nothing be armed that would not be placed, or wait for its price, at once", () => {
  fc.assert(
    fc.property(anyFreshStop, (facts) => {
      if (mistakesIn(facts) > 0) return;
      const { kind, rule } = decideStop(facts);
      expect(kind === "place" ? kind : rule).toMatch(/^(place|waits-for-price)$/);
    }),
    { numRuns: runs(10_000) },
  );
});
