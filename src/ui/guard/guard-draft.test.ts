import { describe, expect, it } from "vitest";
import { aGuardView } from "#testing/views/an-overview.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { blankOf, draftOf, readDraft } from "./guard-draft.ts";

const { config } = aGuardView();
const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });

describe("the guard's sentence", () => {
  it("reads back exactly what it shows", () => {
    expect(readDraft(format, draftOf(format, config))).toEqual({ ok: true, config });
  });

  it("reads a ladder of prices, shares of the margin and a close back exactly", () => {
    const steps: typeof config.steps = [
      { when: { by: "price", price: 148_601 }, deed: { kind: "add-margin", targetBps: 800 } },
      { when: { by: "margin-used", bps: 9_000 }, deed: { kind: "close" } },
    ];
    const ladder = { ...config, steps };
    expect(readDraft(format, draftOf(format, ladder))).toEqual({ ok: true, config: ladder });
  });

  it("takes an empty cap for no cap, but never an empty total", () => {
    const draft = { ...draftOf(format, config), maxPerDay: " ", maxTotal: "" };
    expect(readDraft(format, draft)).toMatchObject({ ok: false, mistakes: [{ field: "maxTotal" }] });
    expect(readDraft(format, { ...draft, maxTotal: "5" })).toMatchObject({
      ok: true,
      config: { maxPerDaySats: null, maxTotalSats: 5 },
    });
  });

  it("names every blank it cannot read", () => {
    const [step] = draftOf(format, config).steps;
    if (step === undefined) throw new Error("There is a step");
    const read = readDraft(format, {
      ...draftOf(format, config),
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

  it("is read in whichever language it was written, and says what it wants in the reader's", () => {
    const steps: typeof config.steps = [
      { when: { by: "price", price: 148_601 }, deed: { kind: "add-margin", targetBps: 850 } },
    ];
    const ladder = { ...config, steps, maxTotalSats: 1_250_000 };
    const draft = draftOf(portuguese, ladder);
    expect([draft.maxTotal, draft.steps[0]?.when]).toEqual(["1.250.000 sats", "74.300,5"]);
    expect(readDraft(portuguese, draft)).toEqual({ ok: true, config: ladder });
    expect(readDraft(format, draft)).toEqual({ ok: true, config: ladder });
    const [step] = draft.steps;
    if (step === undefined) throw new Error("There is a step");
    const read = readDraft(portuguese, {
      ...draft,
      steps: [{ ...step, when: "x", target: "y" }],
      maxPerDay: "z",
    });
    expect(read.ok ? [] : read.mistakes.map(({ message }) => message)).toEqual([
      "Informe um preço em dólares, como 74.300 ou 74.300,5.",
      "Informe uma porcentagem, como 5 ou 2,5.",
      "Informe sats inteiros, como 250.000. Deixe vazio para não ter limite.",
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
