import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceFromUsd } from "../../units.ts";
import { keepClosed, type PriceCandle } from "./closed-candles.ts";

const MINUTE = 60_000;

const minute = (place: number, close = 100): PriceCandle => {
  const price = priceFromUsd(close);
  return { at: place * MINUTE, open: price, high: price, low: price, close: price };
};
const places = (closed: ReturnType<typeof keepClosed>) =>
  closed.kind === "known" ? closed.candles.map((candle) => candle.at / MINUTE) : closed;

describe("closed candles", () => {
  it("leave out the one that still forms, and come oldest first whatever the order they were told in", () => {
    const newestFirst = [minute(3), minute(2), minute(1)];
    expect(places(keepClosed(newestFirst, 3 * MINUTE + 59_999, MINUTE))).toEqual([1, 2]);
    expect(places(keepClosed(newestFirst, 4 * MINUTE, MINUTE))).toEqual([1, 2, 3]);
    expect(keepClosed(newestFirst, 4 * MINUTE, MINUTE)).toMatchObject({ closedAt: 4 * MINUTE });
  });

  it("are unknown where none is over", () => {
    expect(keepClosed([], 0, MINUTE)).toEqual({ kind: "unknown", rule: "none" });
    expect(keepClosed([minute(5)], 6 * MINUTE - 1, MINUTE)).toEqual({ kind: "unknown", rule: "none" });
  });

  it("are unknown with one missing in between or at the end", () => {
    const gap = { kind: "unknown", rule: "gap", missingAt: 3 * MINUTE };
    expect(keepClosed([minute(1), minute(2), minute(4)], 5 * MINUTE, MINUTE)).toEqual(gap);
    expect(keepClosed([minute(1), minute(2)], 4 * MINUTE, MINUTE)).toEqual(gap);
    expect(keepClosed([minute(1), minute(2), minute(4)], 4 * MINUTE + 1, MINUTE)).toEqual(gap);
  });

  it("count once when told twice, and are unknown when told differently", () => {
    expect(places(keepClosed([minute(1), minute(2), minute(2)], 3 * MINUTE, MINUTE))).toEqual([1, 2]);
    expect(keepClosed([minute(1), minute(2), minute(2, 101)], 3 * MINUTE, MINUTE)).toEqual({
      kind: "unknown",
      rule: "contradiction",
      at: 2 * MINUTE,
    });
  });

  it("are known exactly when every candle from the oldest to the last close is there", () => {
    const anyPlaces = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 20 });
    fc.assert(
      fc.property(anyPlaces, fc.integer({ min: 0, max: 10 * MINUTE }), (told, at) => {
        const over = told.filter((place) => (place + 1) * MINUTE <= at);
        const newest = Math.floor(at / MINUTE) - 1;
        const wanted = Array.from({ length: Math.max(0, newest + 1) }, (_, place) => place).filter(
          (place) => place >= Math.min(...over),
        );
        const isWhole = over.length > 0 && wanted.every((place) => over.includes(place));
        const closed = keepClosed(
          told.map((place) => minute(place)),
          at,
          MINUTE,
        );
        expect(isWhole ? places(closed) : closed.kind).toEqual(isWhole ? wanted : "unknown");
      }),
    );
  });
});
