import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LabelWish, type PlacedLabel, placeLabels } from "./place-labels.ts";

const wish = (id: string, x: number, rank: number, name = id) => ({ id, x, rank, name, value: "63,098" });

describe("ruler labels", () => {
  it("keeps the higher rank of two marks under 44 px apart, whatever their order", () => {
    const kept = placeLabels([wish("stop", 130, 3), wish("liq", 100, 1)], 740);
    expect(kept.map((label) => label.id)).toEqual(["liq"]);
  });

  it("keeps both when they are far enough apart", () => {
    expect(placeLabels([wish("liq", 100, 1), wish("stop", 160, 3)], 740)).toHaveLength(2);
  });

  it("drops a label whose words would touch a kept one even at 44 px", () => {
    const kept = placeLabels([wish("liq", 100, 1, "Liquidation"), wish("tp", 146, 4, "Take profit")], 740);
    expect(kept).toHaveLength(1);
  });

  it("hangs labels at the edges inside the ruler", () => {
    expect(placeLabels([wish("liq", 3, 1)], 740)[0]).toMatchObject({ anchor: "start", shift: -3 });
    expect(placeLabels([wish("liq", 738, 1)], 740)[0]).toMatchObject({ anchor: "end", shift: 2 });
  });

  it("steps aside from the needle, away from it on either side", () => {
    expect(placeLabels([wish("liq", 300, 1)], 740, 305)[0]?.anchor).toBe("end");
    expect(placeLabels([wish("liq", 310, 1)], 740, 305)[0]?.anchor).toBe("start");
    expect(placeLabels([wish("liq", 400, 1)], 740, 305)[0]?.anchor).toBe("middle");
  });
});

const WIDTH = 360;

/** Distinct ranks, as the kinds of marks have; rank 0 is the last price. */
const wishes = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: WIDTH }),
      name: fc.constantFrom("Liq", "Guard", "Stop", "Take profit", "\u2039 Entry"),
      value: fc.constantFrom("63,098", "7,310", "1,063,098.5"),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((marks) => marks.map((mark, rank): LabelWish => ({ ...mark, id: String(rank), rank })));

const needles = fc.option(fc.integer({ min: 0, max: WIDTH }));

/** Where words lie from left to right, counted apart from the code: 5.3 px a letter of the name, 6.5 of the price. */
const spanOf = ({ x, name, value }: LabelWish, { anchor, shift }: PlacedLabel) => {
  const long = Math.max(name.length * 5.3, value.length * 6.5);
  const from = x + shift - { start: 0, middle: long / 2, end: long }[anchor];
  return { from, to: from + long };
};

const drawn = (marks: readonly LabelWish[], needle: number | null) => {
  const placed = placeLabels(marks, WIDTH, needle);
  const labelOf = (mark: LabelWish) => placed.find(({ id }) => id === mark.id);
  const kept = marks.flatMap((mark) => {
    const label = labelOf(mark);
    return label === undefined ? [] : [{ ...mark, ...spanOf(mark, label) }];
  });
  return { kept, dropped: marks.filter((mark) => labelOf(mark) === undefined) };
};

describe("ruler labels, whatever stands where", () => {
  const holds = (says: (marks: readonly LabelWish[], needle: number | null) => void) =>
    fc.assert(fc.property(wishes, needles, says), { numRuns: 2_000 });

  it("never stand closer than 44 px, nor touch", () =>
    holds((marks, needle) => {
      const { kept } = drawn(marks, needle);
      const inOrder = kept.toSorted((one, other) => one.x - other.x);
      for (const [index, label] of inOrder.slice(1).entries()) {
        const before = inOrder[index];
        expect(label.x - (before?.x ?? 0)).toBeGreaterThanOrEqual(44);
        expect(label.from).toBeGreaterThan(before?.to ?? 0);
      }
    }));

  it("give way only to a kept one of a higher rank: within 44 px, or where the words would touch", () =>
    holds((marks, needle) => {
      const { kept, dropped } = drawn(marks, needle);
      for (const mark of dropped) {
        const [alone] = placeLabels([mark], WIDTH, needle);
        if (alone === undefined) throw new Error("A label alone found no place.");
        const words = spanOf(mark, alone);
        const inTheWay = kept.filter(
          ({ x, from, to }) => Math.abs(x - mark.x) < 44 || (words.from < to + 4 && words.to > from - 4),
        );
        expect(inTheWay.some(({ rank }) => rank < mark.rank)).toBe(true);
      }
    }));

  it("always keep the last price, and stay inside the ruler", () =>
    holds((marks, needle) => {
      const { kept } = drawn(marks, needle);
      expect(kept.map(({ rank }) => rank)).toContain(0);
      for (const { from, to } of kept) {
        expect(from).toBeGreaterThanOrEqual(-1e-9);
        expect(to).toBeLessThanOrEqual(WIDTH + 1e-9);
      }
    }));
});
