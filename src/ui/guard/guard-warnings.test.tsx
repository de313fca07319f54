import { describe, expect, it } from "vitest";
import { createFormat, format } from "#ui/format/format.ts";
import { reactionWords } from "./guard-warnings.tsx";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });

describe("how fast an installation acts, in words", () => {
  it("is what the trader's own receipts tell, before what runs the ticks", () => {
    expect(reactionWords(format, "worker", { ms: 1_240, count: 23 })).toBe(
      "Of your last 23 top-ups, 95 of 100 left within 1.2 s of their price.",
    );
    expect(reactionWords(portuguese, "worker", { ms: 1_240, count: 23 })).toBe(
      "Dos seus últimos 23 reforços, 95 de cada 100 saíram em até 1,2 s depois do preço deles.",
    );
    expect(reactionWords(format, "cron", null)).toContain("about once a minute");
    expect(reactionWords(format, "worker", null)).toContain("within seconds");
  });
});
