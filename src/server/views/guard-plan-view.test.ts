import { describe, expect, it } from "vitest";
import { defaultGuardPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import { planFormSchema } from "../trpc/schemas/guard-plan.ts";
import { planConfigOf, planFormOf, planPreviewView } from "./guard-plan-view.ts";

describe("a guard plan at the API", () => {
  it("is answered as it was taken", () => {
    for (const driver of ["worker", "cron"] as const) {
      const form = planFormOf(defaultGuardPlan(driver));
      expect(planFormSchema.parse(form)).toEqual(form);
      expect(planConfigOf(form)).toEqual(defaultGuardPlan(driver));
    }
  });

  it("names mistakes by the fields of the form, and of each position only what it comes to there", () => {
    const on = { positionId: "p", side: "long", quantity: usd(1_000) } as const;
    const view = planPreviewView("en", {
      mistakes: [{ field: "maxTotalShare", message: () => "Change it." }],
      positions: [
        {
          ...on,
          kind: "would-guard",
          firesAt: priceFromUsd(92_000),
          maxTotal: sats(5),
          firstTopUp: sats(3),
          warning: () => "A stop comes first.",
        },
        { ...on, kind: "has-its-own" },
        { ...on, kind: "left-out", why: () => "A stop." },
      ],
      mostInAll: sats(5),
      balance: null,
    });
    expect(view.mistakes).toEqual([{ field: "maxTotalShareBps", message: "Change it." }]);
    expect(
      view.positions.map(({ firesAt, maxTotalSats, firstTopUpSats, why }) => [
        firesAt,
        maxTotalSats,
        firstTopUpSats,
        why,
      ]),
    ).toEqual([
      [184_000, 5, 3, "A stop comes first."],
      [null, null, null, null],
      [null, null, null, "A stop."],
    ]);
  });
});
