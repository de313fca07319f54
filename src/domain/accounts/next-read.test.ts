import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceFromUsd } from "../units.ts";
import {
  EXCHANGE_PACE,
  NEAR_BAND,
  NEAR_REST_MS,
  nextReadDelay,
  PAPER_PACE,
  type ReadFacts,
} from "./next-read.ts";

const delay = (wanted: Partial<ReadFacts> = {}, pace = EXCHANGE_PACE) =>
  nextReadDelay(
    { last: priceFromUsd(100_000), levels: [], isStreamed: false, sinceFundingMs: 3_600_000, ...wanted },
    pace,
  );
const at = (...dollars: readonly number[]) => ({ levels: dollars.map(priceFromUsd) });

/* A year has 31,536,000 s, so σ = 0.8 / 5,615.69 = 1.42458e-4 per √s, and kσ = 5.69832e-4. */
describe("how long a reading may stand", () => {
  it("grows with the square of the distance to what may happen", () => {
    // ln(100,000 / 99,000) = 0.01005034; / kσ = 17.637373; squared = 311.0769 s.
    expect(delay(at(99_000))).toBe(311_076);
    // ln(100,000 / 99,500) = 0.00501254; / kσ = 8.796529; squared = 77.3789 s: about a quarter.
    expect(delay(at(99_500))).toBe(77_378);
  });

  it("is the same above the price and below it", () => {
    // ln(100,000 / 101,010) = −0.0100493, as good as ln(101,010 / 100,000).
    expect(delay({ last: priceFromUsd(101_010), ...at(100_000) })).toBe(delay(at(101_010)));
  });

  it("counts the nearest of all levels alone", () => {
    expect(delay(at(50_000, 99_000, 130_000))).toBe(delay(at(99_000)));
  });

  it("is ten seconds at least, also with a level that is reached, and ten minutes at most", () => {
    // ln(100,000 / 99,820) / kσ = 3.1617; squared = 9.997 s.
    for (const usd of [99_820, 99_990, 100_000]) expect(delay(at(usd))).toBe(10_000);
    // ln(100,000 / 98,600) / kσ = 24.742; squared = 612 s.
    for (const usd of [98_600, 50_000]) expect(delay(at(usd))).toBe(600_000);
    expect(delay()).toBe(600_000);
  });

  it("is the shortest before the first price, because then anything might be near", () => {
    expect(delay({ last: null, ...at(50_000) })).toBe(10_000);
  });

  it("is up to an hour where a stream tells of every change, and shorter near a level all the same", () => {
    expect(delay({ isStreamed: true })).toBe(3_600_000);
    // k = 1.5: 311.07693 s · (4 / 1.5)² = 2,212.1026 s.
    expect(delay({ isStreamed: true, ...at(99_000) })).toBe(2_212_102);
    expect(delay({ isStreamed: true, ...at(99_990) })).toBe(10_000);
  });

  it("is a minute at most until a minute after a settlement, which may not be in the books yet", () => {
    expect(delay({ sinceFundingMs: 59_999 })).toBe(60_000);
    expect(delay({ sinceFundingMs: 60_000 })).toBe(600_000);
    expect(delay({ sinceFundingMs: 0, ...at(99_990) })).toBe(10_000);
  });

  it("is seconds on the paper exchange, whose requests cost nothing", () => {
    expect(delay(at(50_000), PAPER_PACE)).toBe(5_000);
    expect(delay(at(99_990), PAPER_PACE)).toBe(2_500);
  });

  it("never grows when a level is added or comes nearer, and never leaves its bounds", () => {
    const price = fc.integer({ min: MIN_PRICE, max: MAX_PRICE }).map((half) => half as PriceHalfUsd);
    fc.assert(
      fc.property(price, fc.array(price), price, fc.boolean(), (last, levels, more, isStreamed) => {
        const alone = delay({ last, levels, isStreamed });
        const together = delay({ last, levels: [...levels, more], isStreamed });
        expect(together).toBeLessThanOrEqual(alone);
        expect(Number.isInteger(together)).toBe(true);
        expect(together).toBeGreaterThanOrEqual(10_000);
        expect(alone).toBeLessThanOrEqual(isStreamed ? 3_600_000 : 600_000);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("of an account the price comes near to is no longer than it may rest there", () => {
    // At the edge of the band, 0.5 % away, the rule says 76.6 s or more; whoever comes near was promised more than that.
    const edge = priceFromUsd(100_000 * (1 + NEAR_BAND / 10_000));
    expect(delay({ last: edge, ...at(100_000) })).toBeGreaterThanOrEqual(NEAR_REST_MS);
  });
});
