import { describe, expect, it } from "vitest";
import { aGuardView, aPositionView, aPrice, aStoppedView } from "#testing/views/an-overview.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { chartLines } from "./chart-lines.ts";
import { linesText } from "./lines-text.ts";

const kinds = (...args: Parameters<typeof chartLines>) => chartLines(...args).map(({ kind }) => kind);

describe("lines of the chart", () => {
  it("shows entry, liquidation, trigger and where the guard would bring liquidation", () => {
    const lines = chartLines(aPositionView(), aPrice({ last: 135_680 }), 412_600);
    expect(lines.map(({ kind }) => kind)).toEqual([
      "last",
      "entry",
      "liq",
      "trigger",
      "target",
      "take-profit",
    ]);
    expect(lines.find(({ kind }) => kind === "trigger")?.price).toBe(126_196);
    expect(lines.find(({ kind }) => kind === "target")?.price).toBeLessThan(119_886);
  });

  it("draws no trigger for a guard that cannot fire", () => {
    const guard = aGuardView({ cannotFire: "needs 347,557 sats and 12,400 are free" });
    expect(kinds(aPositionView({ guard }), aPrice({ last: 135_680 }), 12_400)).not.toContain("trigger");
  });

  it("draws the stop that stands at the exchange", () => {
    expect(kinds(aStoppedView(), aPrice({ last: 135_680 }), 0)).toEqual(["last", "entry", "liq", "stop"]);
  });

  it("are told to whoever does not see them, in the language and the signs of the page", () => {
    const lines = chartLines(aStoppedView(), aPrice({ last: 135_680 }), 0).slice(0, 2);
    expect(linesText(format, lines)).toBe("Candles with last 67,840, entry 65,900.");
    expect(linesText(createFormat({ locale: "pt-BR", timeZone: "UTC" }), lines)).toBe(
      "Candles com último 67.840, entrada 65.900.",
    );
  });
});
