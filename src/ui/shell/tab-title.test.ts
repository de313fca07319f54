import { describe, expect, it } from "vitest";
import { format } from "#ui/format/format.ts";
import type { Verdict } from "#ui/verdict/verdict.ts";
import { tabIcon } from "./tab-icon.ts";
import { tabTitle } from "./tab-title.ts";

const verdict = (change: Partial<Verdict>): Verdict =>
  ({ kind: "safe", word: "Safe", sentence: "", distanceBps: 1_169, ...change }) as Verdict;

describe("a tab", () => {
  it("says the verdict and the distance before what page it is", () => {
    expect(tabTitle(format, "Home", "Home · Axisor", verdict({}))).toBe("Safe · 11.6\u202f% · Axisor");
    expect(
      tabTitle(
        format,
        "Home",
        "Activity · Axisor",
        verdict({ kind: "blind", word: "Blind", distanceBps: null }),
      ),
    ).toBe("Blind · Activity");
    expect(
      tabTitle(format, "Home", "Axisor", verdict({ kind: "danger", word: "Danger", distanceBps: 249 })),
    ).toBe("Danger · 2.4\u202f% · Axisor");
  });

  it("says no more than its page while nothing is known, or there is nothing to judge", () => {
    expect(tabTitle(format, "Home", "Home · Axisor", null)).toBe("Home · Axisor");
    expect(tabTitle(format, "Home", "Home · Axisor", verdict({ kind: "empty", word: "Flat" }))).toBe(
      "Home · Axisor",
    );
  });

  it("has an icon of another shape for each verdict, and the product's own for none", () => {
    const kinds = ["safe", "watch", "danger", "blind"] as const;
    expect(new Set(kinds.map(tabIcon)).size).toBe(4);
    expect(tabIcon("stale")).toBe(tabIcon("blind"));
    expect(tabIcon("empty")).toBeNull();
  });
});
