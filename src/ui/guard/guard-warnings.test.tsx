import { describe, expect, it } from "vitest";
import { reactionWords } from "./guard-warnings.tsx";

describe("how fast an installation acts, in words", () => {
  it("is what the trader's own receipts tell, before what runs the ticks", () => {
    expect(reactionWords("worker", { ms: 1_240, count: 23 })).toBe(
      "Of your last 23 top-ups, 95 of 100 left within 1.2 s of their price.",
    );
    expect(reactionWords("cron", null)).toContain("about once a minute");
    expect(reactionWords("worker", null)).toContain("within seconds");
  });
});
