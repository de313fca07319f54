import { describe, expect, it } from "vitest";
import type { PlanForm } from "#server/trpc/schemas/guard-plan.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { firstPlan, isSamePlan, planBlankOf, planDraftOf, readPlan } from "./plan-draft.ts";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });

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
      expect(readPlan(format, planDraftOf(format, form))).toEqual({ ok: true, form });
  });

  it("names every blank that cannot be read", () => {
    const read = readPlan(format, {
      ...planDraftOf(format, FORM),
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

  it("is read in whichever language it was written", () => {
    const draft = planDraftOf(portuguese, FORM);
    expect([draft.maxPerAction, draft.steps[0]?.when]).toEqual(["50.000 sats", "1,5\u202f%"]);
    for (const reader of [portuguese, format])
      expect(readPlan(reader, draft)).toEqual({ ok: true, form: FORM });
    expect(readPlan(portuguese, { ...draft, maxLossShare: "tudo" })).toMatchObject({
      mistakes: [
        {
          message: "Informe uma parcela da margem inicial, como 100 %. Deixe vazio para não ter limite.",
        },
      ],
    });
  });

  it("knows the blank of a field, whoever names it", () => {
    expect(planBlankOf("plan.maxTotalShareBps")).toBe("maxTotalShare");
    expect(planBlankOf("steps.1.deed")).toBe("steps.1.deed");
    expect(planBlankOf("accountId")).toBeNull();
  });

  it("tells two plans apart", () => {
    expect(isSamePlan(format, FORM, { ...FORM })).toBe(true);
    expect(isSamePlan(format, FORM, { ...FORM, settlementsAhead: 1 })).toBe(false);
    expect(isSamePlan(format, null, FORM)).toBe(false);
  });
});
