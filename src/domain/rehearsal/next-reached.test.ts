import { expect, test } from "vitest";
import { aCandle } from "#testing/builders/a-candle.ts";
import { seriesOf } from "./candle-series.ts";
import { nextReached } from "./next-reached.ts";

/** Three blocks and a bit that stand still but for these places. */
const seriesWith = (odd: Readonly<Record<number, { readonly low?: number; readonly high?: number }>>) =>
  seriesOf(
    Array.from({ length: 200 }, (_, index) => aCandle({ at: index * 60_000, open: 20_000, ...odd[index] })),
  );

test.each([0, 1, 63, 64, 127, 128, 191, 192, 199])(
  "the one candle that reaches a level is found at %d",
  (place) => {
    const fallen = seriesWith({ [place]: { low: 19_000 } });
    expect(nextReached(fallen, 0, 200, 19_000, 30_000)).toBe(place);
    expect(nextReached(fallen, 0, 200, 18_999, 30_000)).toBe(200);
    const risen = seriesWith({ [place]: { high: 21_000 } });
    expect(nextReached(risen, 0, 200, 0, 21_000)).toBe(place);
    expect(nextReached(risen, 0, 200, 0, 21_001)).toBe(200);
  },
);

test("what lies before the beginning or at the end and beyond is not looked at", () => {
  const series = seriesWith({ 70: { low: 19_000 } });
  expect(nextReached(series, 71, 200, 19_000, 30_000)).toBe(200);
  expect(nextReached(series, 0, 70, 19_000, 30_000)).toBe(70);
  expect(nextReached(series, 70, 71, 19_000, 30_000)).toBe(70);
});
