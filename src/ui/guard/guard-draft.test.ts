import { describe, expect, it } from "vitest";
import { aGuardView } from "#testing/views/an-overview.ts";
import { blankOf, draftOf, readDraft } from "./guard-draft.ts";

const { config } = aGuardView();

describe("the guard's sentence", () => {
  it("reads back exactly what it shows", () => {
    expect(readDraft(draftOf(config))).toEqual({ ok: true, config });
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
    const read = readDraft({ ...draftOf(config), trigger: "x", maxPerAction: "1.5", cooldown: "-1" });
    expect(read.ok ? [] : read.mistakes.map(({ field }) => field)).toEqual([
      "trigger",
      "maxPerAction",
      "cooldown",
    ]);
  });

  it("finds the blank of a field the server names", () => {
    expect(blankOf("config.maxTotalSats")).toBe("maxTotal");
    expect(blankOf("cooldownMs")).toBe("cooldown");
    expect(blankOf("accountId")).toBeNull();
  });
});
