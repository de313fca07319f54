import { describe, expect, it } from "vitest";
import { parsePercent, parsePrice, parseSats, parseSeconds } from "./parse-amount.ts";

describe("typed amounts", () => {
  it("reads sats with or without grouping and unit", () => {
    for (const text of ["113809", "113,809", "113.809 sats", " 113 809 sat "]) {
      expect(parseSats(text)).toBe(113_809);
    }
  });

  it("reads nothing from what is no amount", () => {
    for (const text of ["", "-5", "1e9", "NaN", "ten", "1.5", "9".repeat(16)])
      expect(parseSats(text)).toBeNull();
  });

  it("reads percentages as basis points", () => {
    expect(parsePercent("5")).toBe(500);
    expect(parsePercent("2.5 %")).toBe(250);
    expect(parsePercent("2,5\u202f%")).toBe(250);
    expect(parsePercent("0.29")).toBe(29);
    for (const text of ["", "-1", "5.125", "NaN", "1e2"]) expect(parsePercent(text)).toBeNull();
  });

  it("reads prices in the notation of either language, and none that it could take for another", () => {
    for (const text of ["74300", "74,300", "$74,300.0", "74.300", "US 74.300,0".slice(3), "74 300"])
      expect(parsePrice(text)).toBe(148_600);
    for (const text of ["74300.5", "74,300.5", "74.300,5", "74300,50"])
      expect(parsePrice(text)).toBe(148_601);
    for (const text of ["1,074,300", "1.074.300"]) expect(parsePrice(text)).toBe(2_148_600);
    for (const text of ["", "74,30", "74.3000", "1,074.300", "74,300.25", "-5", "1e5", "7,43,00"])
      expect(parsePrice(text)).toBeNull();
  });

  it("reads whole seconds", () => {
    expect(parseSeconds("30 s")).toBe(30);
    expect(parseSeconds("0.5")).toBeNull();
  });
});
