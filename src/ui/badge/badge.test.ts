import { describe, expect, it } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import { ACCOUNT_ID, ago, anAccount, aPositionView, aPrice, NOW } from "#testing/views/an-overview.ts";
import { createFormat } from "#ui/format/format.ts";
import { worstVerdict } from "#ui/verdict/worst-verdict.ts";
import { badgeOf } from "./badge-of.ts";
import { showBadge } from "./show-badge.ts";

const format = createFormat({ locale: "en", timeZone: "UTC" });

/** 67,840 is 11.6 % above 59,943 and far; it is 1.1 % above 67,100, where 5 % is danger with nothing that can act. */
const far = aPositionView();
const near = (id: string) => aPositionView({ id, liquidation: 134_200, guard: null });

const overview = (change: Partial<Overview> = {}): Overview => ({
  accounts: [anAccount()],
  prices: [aPrice()],
  positions: [far],
  cross: [aCrossView({ accountId: ACCOUNT_ID, quantity: 0 })],
  lastTickAt: ago(1_000),
  protection: null,
  driver: "worker",
  lastKnownAt: null,
  now: ago(0),
  ...change,
});

const badge = (seen: Overview, now = NOW) => badgeOf(seen, worstVerdict(seen, now, format));

/** A browser that notes what is asked of it. */
const recorded = () => {
  const asked: string[] = [];
  return {
    asked,
    setAppBadge: (count?: number) => {
      asked.push(count === undefined ? "flag" : `set ${count}`);
      return Promise.resolve();
    },
    clearAppBadge: () => {
      asked.push("clear");
      return Promise.resolve();
    },
  };
};

describe("the badge of the app's icon", () => {
  it("counts what is in danger, and is gone when nothing is", () => {
    expect(badge(overview({ positions: [far, near("a"), near("b")] }))).toBe(2);
    expect(badge(overview())).toBeNull();
    expect(badge(overview({ positions: [] }))).toBeNull();
    expect(badgeOf(null, null)).toBeNull();
  });

  it("is a flag without a number where nobody knows, and still counts a danger that stands", () => {
    const later = NOW + 15_000;
    expect(badge(overview(), later)).toBe("flag");
    expect(badge(overview({ accounts: [anAccount({ blindSince: ago(120_000) })] }))).toBe("flag");
    expect(badge(overview({ positions: [near("a")] }), later)).toBe(1);
  });

  it("is set, flagged and cleared by what the browser has for it", () => {
    const browser = recorded();
    for (const one of [2, "flag", null] as const) showBadge(browser, one);
    expect(browser.asked).toEqual(["set 2", "flag", "clear"]);
  });

  it("is left out by a browser that has none, and by one that refuses", async () => {
    expect(() => showBadge({}, 1)).not.toThrow();
    const refusing = { setAppBadge: () => Promise.reject(new Error("not installed")) };
    showBadge(refusing, 1);
    await Promise.resolve();
  });
});
