import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type PriceHalfUsd, priceFromUsd } from "#domain/units.ts";
import { DemoFrame } from "./demo-frame.tsx";
import { DEMO_START } from "./demo-guard.ts";
import { DEMO_DOMAIN, DEMO_STEPS, priceAtStep, stepOf } from "./demo-scale.ts";
import { demoView } from "./demo-view.ts";

const at = (price: number, lowest = price) => demoView(priceFromUsd(price), priceFromUsd(lowest), "en");

describe("the demo's guard", () => {
  it("does nothing above its trigger", () => {
    expect(at(66_620.5)).toMatchObject({ added: 0, decisions: [], guarded: { was: null, trigger: 133_240 } });
  });

  it("adds what brings liquidation 10 % away as soon as the price is there", () => {
    expect(at(66_620)).toMatchObject({
      added: 219_445,
      guarded: { liquidation: 119_916, was: 126_578, distanceBps: 1_000, isOver: false },
      decisions: [
        { price: 133_240, words: "Guard added 219,445 sats to long $2,500. Liquidation 63,289 → 59,958." },
      ],
    });
  });

  it("adds what its cap leaves the second time, and then says why it stops", () => {
    const { added, cap, guarded, decisions } = at(59_000);
    expect(added).toBe(cap);
    expect(guarded).toMatchObject({ liquidation: 113_920, trigger: null, isOver: false });
    expect(decisions.map(({ words }) => words)).toEqual([
      "Guard added 219,445 sats to long $2,500. Liquidation 63,289 → 59,958.",
      "Guard added 219,460 sats to long $2,500. Liquidation 59,958 → 56,960.",
      expect.stringMatching(/^Guard held back on long \$2,500: /),
    ]);
  });

  it("loses what it added where the price goes on falling, and says so", () => {
    const view = at(56_960);
    expect(view.guarded.isOver).toBe(true);
    expect(view.decisions.at(-1)?.words).toBe(
      "Guard cannot act on long $2,500: the price is past its liquidation.",
    );
    const html = renderToStaticMarkup(<DemoFrame size={2_500} view={view} pulled={null} />);
    expect(html).toContain("The 438,905 sats it had added are lost too.");
  });

  it("outlives the long without a guard, and leaves the margin there when the price comes back", () => {
    const { unguarded, guarded, added } = at(69_480, 62_000);
    expect(unguarded.isOver).toBe(true);
    expect(guarded).toMatchObject({ isOver: false, liquidation: 113_920 });
    expect(added).toBe(438_905);
  });
});

describe("the demo's slider", () => {
  it("runs from one end of the ruler to the other and finds the price it starts at", () => {
    expect([priceAtStep(0), priceAtStep(DEMO_STEPS)]).toEqual([DEMO_DOMAIN.low * 2, DEMO_DOMAIN.high * 2]);
    const near = priceAtStep(stepOf(DEMO_START)) as PriceHalfUsd;
    expect(Math.abs(near - DEMO_START)).toBeLessThan(60);
  });

  it("cannot be pulled while it is a still", () => {
    const still = renderToStaticMarkup(<DemoFrame size={2_500} view={at(69_480)} pulled={null} />);
    const live = renderToStaticMarkup(
      <DemoFrame
        size={2_500}
        view={at(69_480)}
        pulled={{ onPull: () => undefined, onAgain: () => undefined }}
      />,
    );
    expect(still).toMatch(/<input type="range"[^>]* disabled=""/);
    expect(live).not.toContain("disabled");
  });
});
