import { describe, expect, it } from "vitest";
import { BLANK_WORDS } from "./blank-words.ts";
import { COMMIT_WORDS } from "./commit-words.ts";
import { COST_WORDS } from "./cost-words.ts";
import { FIGURE_WORDS } from "./figure-words.ts";
import { nameOfField } from "./name-of-field.ts";
import { STAGE_WORDS } from "./stage-words.ts";
import { WARNING_WORDS } from "./warning-words.ts";

describe("the words around a guard", () => {
  it("name what stops a top-up, after a preposition too", () => {
    const { "pt-BR": portuguese, en } = FIGURE_WORDS;
    expect(en.shortenedTo(en.limits["total-cap"], "1,000")).toBe(
      "Shortened by the total limit: the target takes 1,000.",
    );
    expect(portuguese.shortenedTo(portuguese.limits["total-cap"], "1.000")).toBe(
      "Reduzido pelo limite total: o alvo precisa de 1.000.",
    );
    expect(portuguese.stoppedBy(portuguese.limits.balance)).toBe("Barrado pelos sats livres.");
    expect(portuguese.noTopUp(portuguese.limits["shared-balance"])).toBe(
      "Nada pode ser adicionado: barrado pela parte dele nos sats livres.",
    );
  });

  it("count top-ups, and tell how far they carry", () => {
    const counts = (locale: "en" | "pt-BR") =>
      [1, 2]
        .map((count) => FIGURE_WORDS[locale].topUps(count, false))
        .concat(FIGURE_WORDS[locale].topUps(200, true));
    expect(counts("en")).toEqual(["1 top-up", "2 top-ups", "over 200 top-ups"]);
    expect(counts("pt-BR")).toEqual(["1 reforço", "2 reforços", "mais de 200 reforços"]);
    const reached = { total: "90 sats", side: "short", liquidation: "70" } as const;
    expect(FIGURE_WORDS.en.reached({ ...reached, limit: "the daily limit" })).toBe(
      "90 sats in one long rise, until the daily limit. Then liquidation stays at 70.",
    );
    expect(FIGURE_WORDS["pt-BR"].reached({ ...reached, limit: null })).toBe(
      "90 sats em uma longa alta. Depois disso a liquidação fica em 70.",
    );
  });

  it("tell a fall from a rise", () => {
    expect(COST_WORDS.en.catches("long", "5 %", "95", "90")).toContain("Catch a fall of 5 % at once");
    expect(COST_WORDS["pt-BR"].catches("short", "5 %", "95", "99")).toContain("Segurar uma alta de 5 %");
    expect(COST_WORDS["pt-BR"].wins("long", "9 sats")).toContain("Vencer uma longa queda.");
    expect(WARNING_WORDS["pt-BR"].stopIsAt("98", "95", "long")).toContain("dispara em 95, mais abaixo.");
    expect(STAGE_WORDS["pt-BR"].nowText("90", "95", "99")).toBe(
      "Agora: liquidação em 90, o guardião adiciona em 95, último preço 99.",
    );
    expect(COMMIT_WORDS["pt-BR"].cannotFire("precisa de 9 sats")).toBe(
      "Não pode disparar: precisa de 9 sats.",
    );
  });

  it("name a blank of a later step by its place", () => {
    const steps = [{ by: "distance" }, { by: "price" }] as const;
    expect(nameOfField(BLANK_WORDS.en, "steps.1.when", {}, steps)).toBe("Trigger price of step 2");
    expect(nameOfField(BLANK_WORDS["pt-BR"], "steps.1.when", {}, steps)).toBe("Preço do gatilho do degrau 2");
    expect(nameOfField(BLANK_WORDS["pt-BR"], "steps.0.deed", {}, steps)).toBe("Distância do alvo");
  });
});
