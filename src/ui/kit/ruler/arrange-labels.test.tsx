import { readFileSync } from "node:fs";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { arrangeLabels } from "./arrange-labels.ts";
import { Ruler } from "./ruler.tsx";
import { rankOf } from "./ruler-layout.ts";
import type { MarkKind, RulerMark } from "./ruler-types.ts";

const DOMAIN = { low: 50_000, high: 100_000 };

const mark = (kind: MarkKind, price: number, name: string = kind): RulerMark => ({
  kind,
  price,
  name,
  value: price.toLocaleString("en"),
});

const arrange = (marks: readonly RulerMark[], width = 360) =>
  arrangeLabels(marks, { domain: DOMAIN, width, needle: null });

const told = (marks: readonly RulerMark[], width?: number) => {
  const { shown, hidden } = arrange(marks, width);
  return {
    shown: shown.map(({ name }) => name),
    hidden: hidden.map((group) => group.marks.map(({ name }) => name)),
  };
};

describe("the words of a ruler", () => {
  it("are kept in the order liquidation, trigger, stop, take profit, target, entry", () => {
    const order: readonly MarkKind[] = ["liq", "trigger", "stop", "take-profit", "target", "entry"];
    expect(order.toSorted((one, other) => rankOf(one) - rankOf(other))).toEqual(order);
  });

  it("that find no room are told together by what stands near", () => {
    expect(told([mark("stop", 63_500), mark("liq", 63_000), mark("entry", 64_000)])).toEqual({
      shown: ["liq"],
      hidden: [["stop", "entry"]],
    });
  });

  it("of a mark off the scale stand at its edge, with a chevron", () => {
    expect(told([mark("stop", 40_000), mark("take-profit", 120_000)]).shown).toEqual([
      "\u2039 stop",
      "take-profit \u203a",
    ]);
  });

  it("are lost nowhere, and what hides some is at least 44 px wide, inside, and covers no other", () => {
    const kinds = fc.constantFrom<MarkKind>("liq", "stop", "take-profit", "trigger", "target", "entry");
    const marks = fc.array(fc.tuple(kinds, fc.integer({ min: 40_000, max: 120_000 })), { maxLength: 9 });
    fc.assert(
      fc.property(marks, fc.integer({ min: 120, max: 900 }), (wanted, width) => {
        const { shown, hidden } = arrange(
          wanted.map(([kind, price]) => mark(kind, price)),
          width,
        );
        expect(shown.length + hidden.flatMap((group) => group.marks).length).toBe(wanted.length);
        for (const lane of ["above", "below"] as const) {
          const groups = hidden.filter((group) => group.lane === lane);
          for (const [index, { from, to }] of groups.entries()) {
            expect(to - from).toBeGreaterThanOrEqual(44 - 1e-9);
            expect(from).toBeGreaterThanOrEqual((groups[index - 1]?.to ?? 0) - 1e-9);
            expect(to).toBeLessThanOrEqual(width + 1e-9);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("that found no room stand in a button, and are seen on hover, focus and tap", () => {
    const html = renderToStaticMarkup(
      <Ruler
        domain={DOMAIN}
        size="row"
        text="A ruler."
        band={[]}
        marks={[mark("liq", 63_000, "Liq"), mark("stop", 63_500, "Stop loss")]}
        needle={null}
      />,
    );
    const [, button] = html.match(/<button type="button" class="more-marks[^>]*>(.*?)<\/button>/) ?? [];
    expect(button).toContain("Stop loss");
    expect(button).toContain("63,500");
    expect(html.replace(button ?? "", "")).not.toContain("Stop loss");
    const css = readFileSync(new URL("./ruler.css", import.meta.url), "utf8");
    expect(css).toMatch(/\.more-marks:hover \.tip,\s*\.more-marks:focus \.tip \{\s*opacity: 1;/);
  });
});
