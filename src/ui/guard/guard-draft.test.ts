import { describe, expect, it } from "vitest";
import { aGuardView } from "#testing/views/an-overview.ts";
import { blankOf, draftOf, readDraft } from "./guard-draft.ts";

const { config } = aGuardView();

describe("the guard's sentence", () => {
  it("reads back exactly what it shows", () => {
    expect(readDraft(draftOf(config))).toEqual({ ok: true, config });
  });

  it("reads a ladder of prices, shares of the margin and a close back exactly", () => {
    const steps: typeof config.steps = [
      { when: { by: "price", price: 148_601 }, deed: { kind: "add-margin", targetBps: 800 } },
      { when: { by: "margin-used", bps: 9_000 }, deed: { kind: "close" } },
    ];
    const ladder = { ...config, steps };
    expect(readDraft(draftOf(ladder))).toEqual({ ok: true, config: ladder });
  });

  it("takes an empty cap for no cap, but never an empty total", () => {
    const draft = { ...draftOf(config), maxPerDay: " ", maxTotal: "" };
    expect(readDraft(draft)).toMatchObject({ ok: false, mistakes: [{ field: "maxTotal" }] });
    expect(readDraft({ ...draft, maxTotal: "5" })).toMatchObject({
      ok: true,
      config: { maxPerDaySats: null, maxTotalSats: 5 },
    });
  });

  it("names every blank it cannot read", () => {
    const [step] = draftOf(config).steps;
    if (step === undefined) throw new Error("There is a step");
    const read = readDraft({
      ...draftOf(config),
      steps: [{ ...step, when: "x" }],
      maxPerAction: "1.5",
      cooldown: "-1",
    });
    expect(read.ok ? [] : read.mistakes.map(({ field }) => field)).toEqual([
      "steps.0.when",
      "maxPerAction",
      "cooldown",
    ]);
  });

  it("finds the blank of a field the server names", () => {
    expect(blankOf("config.maxTotalSats")).toBe("maxTotal");
    expect(blankOf("cooldownMs")).toBe("cooldown");
    expect(blankOf("config.steps.2.deed.targetBps")).toBe("steps.2.deed");
    expect(blankOf("steps.0.when")).toBe("steps.0.when");
    expect(blankOf("accountId")).toBeNull();
  });
});
