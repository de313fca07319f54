import { describe, expect, it } from "vitest";
import type { Locale } from "../../language/locale.ts";
import { armingOf, type ChangeKind, changeTitle, stateAfter } from "./automation-change.ts";
import { decideLeftStanding, leftStandingWords } from "./left-standing.ts";

describe("what an arming is to what was", () => {
  const cases: readonly [string, ChangeKind | null, Parameters<typeof armingOf>][] = [
    ["the first settings of all", "armed", [null, 1, null]],
    ["the first, from a file", "imported", [null, 1, "imported"]],
    ["other settings", "edited", [{ kind: "armed", version: 1 }, 2, null]],
    ["other settings of one that was paused", "edited", [{ kind: "paused", version: 1 }, 2, null]],
    ["an older version's", "rolled-back", [{ kind: "edited", version: 2 }, 3, "rolled-back"]],
    ["the same while paused", "resumed", [{ kind: "paused", version: 2 }, 2, null]],
    ["the same while paused, by copying", "resumed", [{ kind: "paused", version: 2 }, 2, "copied"]],
    ["the same while armed", null, [{ kind: "resumed", version: 2 }, 2, null]],
    ["the same while armed, from a file", null, [{ kind: "imported", version: 1 }, 1, "imported"]],
  ];

  it.each(cases)("is told of %s as %s", (_, kind, [last, version, takenFrom]) => {
    expect(armingOf(last, version, takenFrom)).toBe(kind);
  });

  it("leaves it armed whatever it was", () => {
    for (const [, kind] of cases) if (kind !== null) expect(stateAfter(kind)).toBe("armed");
    expect((["paused", "ended", "deleted"] as const).map(stateAfter)).toEqual(["paused", "ended", "ended"]);
  });
});

describe("a change in words", () => {
  it("names what it was about and what became of it", () => {
    const title = (kind: ChangeKind, fromVersion: number | null = null, locale: Locale = "en") =>
      changeTitle({ of: "margin-guard", kind, fromVersion }, locale);
    expect(title("edited")).toBe("Margin guard changed");
    expect(title("ended")).toBe("Margin guard ended with its position");
    expect(title("rolled-back", 3)).toBe("Margin guard taken back to version 3");
    expect(changeTitle({ of: "price-alert", kind: "ended", fromVersion: null }, "en")).toBe(
      "Price alert ended",
    );
    expect(title("rolled-back", 3, "pt-BR")).toBe("Guardião de margem: volta à versão 3");
  });
});

describe("what a deletion leaves behind", () => {
  const facts = { isPlaced: true, hasBackstop: true, orders: "none", isResting: false } as const;

  it("is the stop at the exchange, where it is the trader's", () => {
    expect(decideLeftStanding({ ...facts, kind: "trailing-stop" })).toEqual({
      kind: "left",
      rule: "stop-stays",
    });
    expect(decideLeftStanding({ ...facts, kind: "stop-loss", isPlaced: false })).toMatchObject({
      rule: "nothing-stays",
    });
  });

  it("is the backstop of a guard, and the guard alone goes", () => {
    const left = decideLeftStanding({ ...facts, kind: "margin-guard" });
    expect(left).toEqual({ kind: "left", rule: "backstop-stays" });
    expect(leftStandingWords(left, "en")).toContain("Its backstop stays");
    expect(decideLeftStanding({ ...facts, kind: "margin-guard", hasBackstop: false })).toMatchObject({
      rule: "unguarded",
    });
  });

  it("is not asked of a backstop, which is switched off instead", () => {
    expect(decideLeftStanding({ ...facts, kind: "backstop" }).kind).toBe("refused");
  });

  it("is what an entry's orders come to", () => {
    const left = (orders: "none" | "taken-back" | "left") =>
      decideLeftStanding({ ...facts, kind: "auto-entry", orders }).rule;
    expect([left("none"), left("taken-back"), left("left")]).toEqual([
      "enters-nothing",
      "orders-taken-back",
      "orders-stay",
    ]);
  });

  it("is not asked of a breaker that rests, so that deleting one is no way around its rest", () => {
    expect(decideLeftStanding({ ...facts, kind: "drawdown-breaker" }).rule).toBe("unwatched");
    expect(decideLeftStanding({ ...facts, kind: "drawdown-breaker", isResting: true }).kind).toBe("refused");
  });
});
