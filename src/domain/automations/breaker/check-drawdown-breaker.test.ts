import { describe, expect, it } from "vitest";
import { type BasisPoints, basisPoints, sats } from "../../units.ts";
import { tellMistakes } from "../mistake.ts";
import { checkDrawdownBreaker } from "./check-drawdown-breaker.ts";
import { decideRearm } from "./decide-rearm.ts";
import type { BreakerAction, DrawdownBreakerConfig } from "./drawdown-breaker.ts";

const good: DrawdownBreakerConfig = {
  drop: basisPoints(1_500),
  action: "freeze-entries",
  cooldownMs: 3_600_000,
};

describe("a breaker that may be armed", () => {
  it("has nothing wrong with it, at either bound", () => {
    for (const drop of [100, 1_500, 9_000])
      expect(checkDrawdownBreaker({ ...good, drop: basisPoints(drop) }, sats(1))).toEqual([]);
    expect(checkDrawdownBreaker({ ...good, cooldownMs: 0 }, null)).toEqual([]);
    expect(checkDrawdownBreaker({ ...good, cooldownMs: 604_800_000 }, null)).toEqual([]);
  });
});

describe("a breaker that may not be armed names the field and says what to do", () => {
  it.each<[string, Partial<DrawdownBreakerConfig>, keyof DrawdownBreakerConfig, string]>([
    ["a drop of 0.99 %", { drop: basisPoints(99) }, "drop", "at least 1 %"],
    ["a drop of 90.01 %", { drop: basisPoints(9_001) }, "drop", "at most 90 %"],
    ["a drop that is no number", { drop: Number.NaN as BasisPoints }, "drop", "at least 1 %"],
    ["an action that is none", { action: "panic" as BreakerAction }, "action", "close every position"],
    ["a negative cooldown", { cooldownMs: -1 }, "cooldownMs", "between 0 seconds and 7 days"],
    ["a cooldown of more than a week", { cooldownMs: 604_800_001 }, "cooldownMs", "7 days"],
    ["a cooldown that is no number", { cooldownMs: Number.NaN }, "cooldownMs", "7 days"],
  ])("%s", (_name, change, field, words) => {
    const mistakes = checkDrawdownBreaker({ ...good, ...change }, null);
    expect(mistakes.map((mistake) => mistake.field)).toEqual([field]);
    expect(mistakes[0]?.message("en")).toContain(words);
    expect(mistakes[0]?.message("en")).toMatch(/^[A-Z].*\.$/);
  });

  it("every mistake at once, and an empty account once the rest is right", () => {
    const bad = { drop: basisPoints(0), action: "panic" as BreakerAction, cooldownMs: -1 };
    expect(checkDrawdownBreaker(bad, sats(0)).map(({ field }) => field)).toEqual([
      "drop",
      "action",
      "cooldownMs",
    ]);
    expect(tellMistakes("en", checkDrawdownBreaker(good, sats(0)))).toEqual([
      { field: "drop", message: expect.stringContaining("deposit first") },
    ]);
    expect(checkDrawdownBreaker(good, sats(0))[0]?.message("pt-BR")).toBe(
      "Esta conta não tem nada que possa cair: deposite primeiro e arme depois.",
    );
  });
});

describe("a breaker that tripped", () => {
  it("may be armed again once its cooldown is over, not a millisecond before", () => {
    expect(decideRearm(good, 1_000, 3_600_999)).toEqual({ kind: "hold", rule: "cooldown", leftMs: 1 });
    expect(decideRearm(good, 1_000, 3_601_000)).toEqual({ kind: "rearm", rule: "rested" });
    expect(decideRearm({ ...good, cooldownMs: 0 }, 1_000, 1_000)).toEqual({ kind: "rearm", rule: "rested" });
  });
});
