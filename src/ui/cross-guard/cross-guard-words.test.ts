import { describe, expect, it } from "vitest";
import { aCrossGuardView } from "#testing/views/a-cross-view.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { crossGuardWords } from "./cross-guard-words.ts";

const plain = (text: string) => text.replaceAll("\u202f", " ");
const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });
const { config } = aCrossGuardView();

describe("a cross guard in one sentence", () => {
  it("names every step with what makes it act", () => {
    expect(plain(crossGuardWords(format, config))).toBe(
      "The guard adds margin when liquidation is closer than 5 %, until it is 10 % away; closes the position when 90 % of the margin is lost.",
    );
  });

  it("does so in Portuguese", () => {
    expect(plain(crossGuardWords(portuguese, config))).toBe(
      "O guardião adiciona margem quando a liquidação está a menos de 5 %, até a liquidação ficar a 10 % de distância; fecha a posição quando 90 % da margem foi perdida.",
    );
  });

  it("names the most contracts that a reduction may close", () => {
    const steps = [
      { when: { by: "price", price: 130_001 }, deed: { kind: "reduce", targetBps: 800 } },
    ] as const;
    const words = (maxReduceUsd: number | null) =>
      plain(crossGuardWords(format, { ...config, steps: [...steps], maxReduceUsd }));
    expect(words(null)).toBe(
      "The guard closes contracts when the price gets to 65,000.5, until liquidation is 8 % away.",
    );
    expect(words(500)).toContain("closes at most $500 at a time");
  });
});
