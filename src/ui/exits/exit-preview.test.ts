import { describe, expect, it } from "vitest";
import { aPositionView, aShortView, aStoppedView } from "#testing/views/an-overview.ts";
import { paidSoFar } from "./exit-position.ts";
import { mistakesInRule, previewExit } from "./exit-preview.ts";

const last = 135_680;
const position = aPositionView();

describe("what an exit means", () => {
  it("counts what was paid so far out of how the position would end", () => {
    // 667,070 − 659,389 − 4,170: 2,500 USD at 59,943 are 4,170,628 sats, a thousandth of that is the closing fee.
    expect(paidSoFar(position)).toBe(3_511);
    // A stop at 62,400 closes 600 USD from 65,900 with floor(6e10 · (1/65,900 − 1/62,400)) = −51,069 and a fee of 961.
    const stopped = aStoppedView({ ifWeVanish: { by: "stop", price: 124_800, net: -51_069 - 961 - 1_000 } });
    expect(paidSoFar(stopped)).toBe(1_000);
    // A thousandth of 1,000 USD at 68,950 where nothing would ever close it.
    expect(paidSoFar(aShortView({ ifWeVanish: null }))).toBe(1_450);
  });

  it("names the price of a stop loss and what is left there after every fee", () => {
    const rule = { kind: "stop-loss", level: { by: "price", price: 130_000 } } as const;
    // 2.5e11 · (1/71,200 − 1/65,000) = −334,917.03…, down to −334,918; fees 3,511 and 3,846.
    expect(previewExit({ position, last, rule })).toEqual({
      price: 130_000,
      net: -334_918 - 3_511 - 3_846,
      from: null,
    });
  });

  it("places a share of the entry price on the losing side, long and short", () => {
    const rule = { kind: "stop-loss", level: { by: "percent", bps: 500 } } as const;
    expect(previewExit({ position, last, rule })?.price).toBe(135_280);
    expect(previewExit({ position: aShortView(), last, rule })?.price).toBe(144_795);
  });

  it("begins a trailing stop behind its activation price, else behind the market", () => {
    const distance = { unit: "basis-points", value: 500 } as const;
    const at = (activation: number | null) =>
      previewExit({ position, last, rule: { kind: "trailing-stop", distance, activation } });
    expect(at(null)).toMatchObject({ price: 128_896, from: null });
    expect(at(140_000)).toMatchObject({ price: 133_000, from: 140_000 });
  });

  it("keeps at break-even what was asked for and not a step less", () => {
    const rule = { kind: "break-even-stop", after: { by: "price", price: 146_000 }, keepSats: 500 } as const;
    const preview = previewExit({ position, last, rule });
    expect(preview?.from).toBe(146_000);
    expect(preview?.net).toBeGreaterThanOrEqual(500);
    const worse = { kind: "stop-loss", level: { by: "price", price: (preview?.price ?? 0) - 1 } } as const;
    expect(previewExit({ position, last, rule: worse })?.net).toBeLessThan(500);
  });

  it("finds each mistake at its blank", () => {
    const fields = (rule: Parameters<typeof mistakesInRule>[1]["rule"]) =>
      mistakesInRule("en", { position, last, rule }).map(({ field }) => field);
    expect(fields({ kind: "stop-loss", level: { by: "price", price: 119_000 } })).toEqual(["level"]);
    expect(fields({ kind: "stop-loss", level: { by: "price", price: 130_000 } })).toEqual([]);
    expect(fields({ kind: "take-profit", level: { by: "price", price: 130_000 } })).toEqual(["level"]);
    const distance = { unit: "basis-points", value: 300 } as const;
    expect(fields({ kind: "trailing-stop", distance, activation: 130_000 })).toEqual(["activation"]);
    const after = { by: "price", price: 146_000 } as const;
    expect(fields({ kind: "break-even-stop", after, keepSats: 900_000_000 })).toEqual(["keep"]);
  });
});
