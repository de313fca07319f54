import { expect, test } from "vitest";
import { aCandle } from "#testing/builders/a-candle.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { liquidationDistance } from "../position/distance.ts";
import { liquidationPrice } from "../position/liquidation.ts";
import { basisPoints, priceHalfUsd, rateE9, sats, usd } from "../units.ts";
import { seriesOf } from "./candle-series.ts";
import { carryBack, carryRules, carryStart } from "./carry-start.ts";
import { rehearse, rehearsedRuns } from "./rehearse.ts";
import type { TradeRules, TradeStart } from "./trade-rules.ts";

const HOUR = 60 * 60_000;
const MINUTE = 60_000;

/** A long of 1,000 USD from 10,000 USD at 10x, now that the market stands at 12,000. */
const START: TradeStart = {
  ...{ side: "long", quantity: usd(1_000), price: priceHalfUsd(20_000), last: priceHalfUsd(24_000) },
  ...{ margin: sats(1_000_000), balance: sats(500_000) },
};
const RULES: TradeRules = {
  guard: aGuardConfig({
    maxTotal: sats(300_000),
    reserve: sats(100),
    steps: [
      { when: { by: "price", price: priceHalfUsd(19_200) }, deed: { kind: "close" } },
      {
        when: { by: "distance", bps: basisPoints(500) },
        deed: { kind: "add-margin", target: basisPoints(1_000) },
      },
    ],
  }),
  ...{
    takeProfit: priceHalfUsd(30_000),
    stopLoss: priceHalfUsd(18_000),
    trailing: null,
    fundingRate: rateE9(0),
  },
};

test("a position keeps its shape where it is carried to", () => {
  const to = priceHalfUsd(6_000);
  const carried = carryStart(START, to);
  // A quarter of the price: four times the sats are worth as much.
  expect(carried).toMatchObject({
    price: 5_000,
    last: 6_000,
    margin: 4_000_000,
    balance: 2_000_000,
    quantity: 1_000,
  });
  const distanceOf = ({ side, quantity, price, margin, last }: TradeStart) =>
    liquidationDistance(side, liquidationPrice(side, quantity, price, margin), last);
  expect(Math.abs(distanceOf(carried) - distanceOf(START))).toBeLessThanOrEqual(2);
  const { guard, takeProfit, stopLoss } = carryRules(RULES, START.last, to);
  expect(guard).toMatchObject({ maxTotal: 1_200_000, reserve: 400, maxPerDay: null });
  expect(guard?.steps[0]?.when).toEqual({ by: "price", price: 4_800 });
  expect(guard?.steps[1]).toEqual(RULES.guard?.steps[1]);
  expect([takeProfit, stopLoss]).toEqual([7_500, 4_500]);
  expect(carryBack(sats(1_200_001), START.last, to)).toBe(300_001);
});

/** Six hours that stand still but for one minute, in the fourth. */
const series = (low: number) =>
  seriesOf(
    Array.from({ length: 361 }, (_, index) =>
      aCandle({ at: index * MINUTE, open: 20_000, ...(index === 200 ? { low } : {}) }),
    ),
  );

const own: TradeStart = { ...START, last: priceHalfUsd(20_000), balance: sats(100_000_000) };
const rules: TradeRules = { ...RULES, takeProfit: null, stopLoss: null, guard: aGuardConfig() };
const wish = { start: own, rules, everyMs: HOUR, lastsMs: 2 * HOUR };

test("every start that has its whole length is played on both paths, beside itself without a guard", () => {
  const runs = [...rehearsedRuns(series(19_000), wish)];
  expect(runs.map(({ at, path }) => [at / HOUR, path])).toEqual(
    [0, 1, 2, 3, 4].flatMap((hour) => [
      [hour, "against"],
      [hour, "with"],
    ]),
  );
  // The minute is hour 3.33: starts at 2 and 3 meet it.
  expect(runs.filter(({ additions }) => additions > 0).map(({ at }) => at / HOUR)).toEqual([2, 2, 3, 3]);
});

test("what a guard did is told beside what would have been without it", () => {
  // At 9,500 liquidation belongs at 8,550: 10^11 x (1/8,550 - 1/10,000) = 1,695,906.4.
  expect(rehearse(series(19_000), wish)).toEqual({
    ...{ runs: 10, liquidated: 0, liquidatedUnguarded: 0, acted: 4, heldBack: 0 },
    added: { median: 695_907, p95: 695_907, most: 695_907 },
    dearest: {
      ...{ at: 2 * HOUR, path: "against", how: "running", howUnguarded: "running" },
      ...{ added: 695_907, additions: 1, heldBack: 0 },
    },
  });
});

test("a gap of the recording is no start, and what follows it is one", () => {
  const hours = [0, 1, 2, 9, 10, 11, 12].flatMap((hour) =>
    Array.from({ length: 60 }, (_, minute) => aCandle({ at: hour * HOUR + minute * MINUTE, open: 20_000 })),
  );
  const starts = [...rehearsedRuns(seriesOf(hours), wish)].filter(({ path }) => path === "with");
  expect(starts.map(({ at }) => at / HOUR)).toEqual([0, 1, 2, 9, 10, 11]);
});

test("a gap to liquidation is told as one that no guard could have helped", () => {
  expect(rehearse(series(18_000), wish)).toMatchObject({
    liquidated: 4,
    liquidatedUnguarded: 4,
    added: null,
    acted: 0,
  });
});

test("a slide in steps is survived with the guard alone", () => {
  const slide = seriesOf(
    Array.from({ length: 121 }, (_, index) => aCandle({ at: index * MINUTE, open: 20_000 - index * 20 })),
  );
  const found = rehearse(slide, { ...wish, everyMs: 2 * HOUR });
  expect(found).toMatchObject({ runs: 2, liquidated: 0, liquidatedUnguarded: 2, acted: 2 });
  const wrong = { ...rules, guard: aGuardConfig({ trigger: basisPoints(1), target: basisPoints(2) }) };
  expect(rehearse(slide, { ...wish, rules: wrong, everyMs: 2 * HOUR }).liquidated).toBe(2);
});
