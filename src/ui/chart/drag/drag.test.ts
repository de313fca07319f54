import { describe, expect, it } from "vitest";
import {
  aGuardView,
  anExitView,
  aPositionView,
  aPrice,
  aShortView,
  aStoppedView,
} from "#testing/views/an-overview.ts";
import { fundingBeside } from "#ui/guard/guard-preview.ts";
import { changeBps, keyedPrice, snapPrice } from "./move-price.ts";
import { planExit } from "./plan-exit.ts";
import { planGuard } from "./plan-guard.ts";
import { whyFixed } from "./why-fixed.ts";

const holding = (position = aPositionView()) => ({
  position,
  last: 135_680,
  balance: 412_600,
  funding: fundingBeside(aPrice()),
});

describe("from a line that is dragged to its price", () => {
  it("snaps to half dollars", () => {
    expect([snapPrice(135_680.4), snapPrice(135_680.5), snapPrice(-3)]).toEqual([135_680, 135_681, 2]);
  });

  it("arrows move by half a dollar, with Shift or by page by a hundred", () => {
    expect(keyedPrice(130_000, "ArrowUp", false)).toBe(130_001);
    expect(keyedPrice(130_000, "ArrowDown", false)).toBe(129_999);
    expect(keyedPrice(130_000, "ArrowDown", true)).toBe(129_800);
    expect(keyedPrice(130_000, "PageUp", false)).toBe(130_200);
    expect(keyedPrice(130_000, "Enter", false)).toBeNull();
  });

  it("is told from the last price and from the entry: 65,000 from 67,840 and 71,200", () => {
    // −2,840 / 67,840 = −4.186 %; −6,200 / 71,200 = −8.708 %.
    expect([changeBps(130_000, 135_680), changeBps(130_000, 142_400)]).toEqual([-419, -871]);
  });
});

describe("a stop or take profit that is let go", () => {
  it("at 65,000 leaves what its form tells", () => {
    // 2,500 · 10^8 · (1/71,200 − 1/65,000) = −334,917.9; it cost 3,511 to open, and 2,500/65,000 · 0.1 % = 3,846 to close.
    const { rule, net, mistakes } = planExit("en", holding(), "stop", 130_000);
    expect(rule).toEqual({ kind: "stop-loss", level: { by: "price", price: 130_000 } });
    expect([net, mistakes]).toEqual([-342_275, []]);
  });

  it("beyond liquidation, or above the price of a long, is refused as its form refuses it", () => {
    expect(planExit("en", holding(), "stop", 119_000).mistakes.join()).toContain("beyond liquidation");
    expect(planExit("pt-BR", holding(), "stop", 140_000).mistakes).toHaveLength(1);
    expect(planExit("en", holding(), "take-profit", 130_000).mistakes).toHaveLength(1);
  });
});

describe("a guard whose lines are let go", () => {
  it("acts within the distance that its trigger stands for", () => {
    // Liquidation at 59,943: 65,000 is 5,057 away, 7.78 % of it. 59,943 / 0.9222 = 64,999.999, rounded towards the market.
    const plan = planGuard("en", holding(), "trigger", 130_000);
    expect(plan?.step.when).toEqual({ by: "distance", bps: 778 });
    expect(plan?.trigger).toBe(130_000);
    expect(plan?.mistakes).toEqual([]);
    // It still brings liquidation 10 % below the price it acts at: 65,000 · 0.9 = 58,500, or a little further.
    expect(plan?.topUp?.liquidation).toBeLessThanOrEqual(117_000);
    expect(plan?.topUp?.liquidation).toBeGreaterThan(116_900);
  });

  it("brings liquidation to where its target is let go", () => {
    // It acts at 63,098: 58,000 is 5,098 from it, 8.07 %.
    const plan = planGuard("en", holding(), "target", 116_000);
    expect(plan?.step.deed).toEqual({ kind: "add-margin", targetBps: 807 });
    expect(plan?.trigger).toBe(126_196);
    expect(Math.abs((plan?.topUp?.liquidation ?? 0) - 116_000)).toBeLessThan(20);
  });

  it("keeps saying a price as a price, and a share of the margin as a share", () => {
    const stepOf = (when: Parameters<typeof guardOf>[0]) =>
      planGuard("en", holding(aPositionView({ guard: guardOf(when) })), "trigger", 130_000)?.step.when;
    expect(stepOf({ by: "price", price: 126_000 })).toEqual({ by: "price", price: 130_000 });
    // 334,918 sats lost there of a margin of 659,389: 50.79 %.
    expect(stepOf({ by: "margin-used", bps: 9_000 })).toEqual({ by: "margin-used", bps: 5_079 });
  });

  it("is refused where its trigger would lie beyond liquidation, and none is planned without a guard", () => {
    expect(planGuard("en", holding(), "trigger", 119_000)?.mistakes.length).toBeGreaterThan(0);
    expect(planGuard("en", holding(aPositionView({ guard: null })), "trigger", 130_000)).toBeNull();
  });

  it("of a short says its distance from below", () => {
    // Liquidation at 77,569: 74,000 is 3,569 away, 4.82 %.
    const short = holding(aShortView());
    expect(planGuard("en", short, "trigger", 148_000)?.step.when).toEqual({ by: "distance", bps: 482 });
  });
});

const guardOf = (when: ReturnType<typeof aGuardView>["config"]["steps"][number]["when"]) => {
  const { config } = aGuardView();
  return aGuardView({
    doneSteps: [],
    config: { ...config, steps: [{ when, deed: { kind: "add-margin", targetBps: 1_000 } }] },
  });
};

describe("lines that stay where they are", () => {
  it("say why", () => {
    const position = aStoppedView();
    expect(
      (["last", "entry", "liq", "stop", "trigger"] as const).map((kind) => whyFixed(position, kind)),
    ).toEqual(["last", "entry", "liq", null, null]);
    expect(whyFixed(aStoppedView({ stopTrailsBps: 300 }), "stop")).toBe("trailing");
    expect(whyFixed(aStoppedView({ stopOwner: "backstop" }), "stop")).toBe("backstop");
    expect(whyFixed(aStoppedView({ exits: [anExitView({ state: "paused" })] }), "stop")).toBe("pausedStop");
  });
});
