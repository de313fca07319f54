import { describe, expect, it } from "vitest";
import type { PlanForm } from "#server/trpc/schemas/guard-plan.ts";
import { firstPlan, isSamePlan, planBlankOf, planDraftOf, readPlan } from "./plan-draft.ts";

const FORM: PlanForm = {
  steps: [
    { when: { by: "distance", bps: 150 }, deed: { kind: "add-margin", targetBps: 300 } },
    { when: { by: "margin-used", bps: 9_000 }, deed: { kind: "close" } },
  ],
  maxTotalShareBps: 15_000,
  maxLossShareBps: null,
  maxPerActionSats: 50_000,
  maxPerDaySats: null,
  reserveSats: 10_000,
  cooldownSeconds: 30,
  settlementsAhead: 2,
};

describe("the sentence of a plan", () => {
  it("gives settings back as they were, those offered first among them", () => {
    for (const form of [FORM, firstPlan("worker"), firstPlan("cron")])
      expect(readPlan(planDraftOf(form))).toEqual({ ok: true, form });
  });

  it("names every blank that cannot be read", () => {
    const read = readPlan({
      ...planDraftOf(FORM),
      maxTotalShare: "",
      maxLossShare: "all",
      maxPerAction: "much",
      reserve: "some",
      cooldown: "",
      settlementsAhead: "few",
    });
    expect(read.ok ? [] : read.mistakes.map(({ field }) => field)).toEqual([
      "maxTotalShare",
      "maxLossShare",
      "maxPerAction",
      "reserve",
      "cooldown",
      "settlementsAhead",
    ]);
  });

  it("knows the blank of a field, whoever names it", () => {
    expect(planBlankOf("plan.maxTotalShareBps")).toBe("maxTotalShare");
    expect(planBlankOf("steps.1.deed")).toBe("steps.1.deed");
    expect(planBlankOf("accountId")).toBeNull();
  });

  it("tells two plans apart", () => {
    expect(isSamePlan(FORM, { ...FORM })).toBe(true);
    expect(isSamePlan(FORM, { ...FORM, settlementsAhead: 1 })).toBe(false);
    expect(isSamePlan(null, FORM)).toBe(false);
  });
});
