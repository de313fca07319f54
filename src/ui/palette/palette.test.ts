import { describe, expect, it } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { ago, anAccount, anExitView, aPositionView, aPrice } from "#testing/views/an-overview.ts";
import { createFormat } from "#ui/format/format.ts";
import type { Entry } from "./entry.ts";
import { fixedEntries } from "./fixed-entries.ts";
import { ownEntries } from "./own-entries.ts";
import { scoreEntry } from "./score-entry.ts";

const english = createFormat({ locale: "en", timeZone: "UTC" });
const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });

const overview: Overview = {
  accounts: [anAccount()],
  prices: [aPrice()],
  positions: [aPositionView({ exits: [anExitView()] })],
  cross: [],
  lastTickAt: ago(1_000),
  protection: null,
  driver: "worker",
  lastKnownAt: null,
  now: ago(0),
};

const best = (entries: readonly Entry[], search: string): string | undefined =>
  entries
    .map(({ name, aliases }) => ({ name, score: scoreEntry(search, name, aliases) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)[0]?.name;

describe("what the palette finds", () => {
  it("fits by the beginning of a word, better than within it or with letters left out", () => {
    expect(scoreEntry("act", "Activity", [])).toBe(1);
    expect(scoreEntry("vity", "Activity", [])).toBe(0.6);
    expect(scoreEntry("actvty", "Activity", [])).toBe(0.3);
    expect(scoreEntry("log", "Activity", ["receipts log"])).toBe(0.8);
    // Half of it by its beginning, half within: (1 + 0.6) / 2.
    expect(scoreEntry("guard 500", "Guard of Long $2,500", [])).toBe(0.8);
    expect(scoreEntry("guard xyz", "Guard of Long $2,500", [])).toBe(0);
    expect(scoreEntry("at", "Zigzag", [])).toBe(0);
  });

  it("is found in the reader's language, without its accents, and by its English name too", () => {
    const pages = fixedEntries("pt-BR", "dark");
    expect(best(pages, "automacoes")).toBe("Automações");
    expect(best(pages, "settings")).toBe("Ajustes");
    expect(best(pages, "freeze")).toBe("Congelar entradas");
    expect(best(pages, "sign out")).toBe("Sair");
    expect(best(fixedEntries("en", "dark"), "light")).toBe("Light theme");
    expect(best(fixedEntries("en", "light"), "dark")).toBe("Dark theme");
  });

  it("leads to each position, its guard, exits and history, and to each account", () => {
    const found = ownEntries(english, overview, []).map(({ name, note, run }) => [name, note, run]);
    expect(found).toEqual([
      ["Long $2,500", "11.6\u202f% away", { kind: "go", href: "/positions/long-2500" }],
      ["Guard of Long $2,500", null, { kind: "go", href: "/positions/long-2500/guard" }],
      ["Exits of Long $2,500", "Stop loss", { kind: "go", href: "/positions/long-2500/exits" }],
      ["History of Long $2,500", null, { kind: "go", href: "/positions/long-2500/history" }],
      ["Cross guard of Paper desk", "paper", { kind: "go", href: `/accounts/${anAccount().id}/cross-guard` }],
      ["History of Paper desk", "paper", { kind: "go", href: `/accounts/${anAccount().id}/history` }],
    ]);
    expect(best(ownEntries(portuguese, overview, []), "guard 2500")).toMatch(
      /^Guardião de Long US\$\s2\.500$/,
    );
  });

  it("leads to what stands for a whole account, and not to what has ended or stands with a position", () => {
    const automation = (kind: "price-alert" | "margin-guard" | "auto-entry", hasEnded = false) => ({
      id: kind,
      kind,
      name: kind,
      hasEnded,
    });
    const found = ownEntries(english, null, [
      automation("price-alert"),
      automation("margin-guard"),
      automation("auto-entry", true),
    ]);
    expect(found.map(({ run }) => run)).toEqual([{ kind: "go", href: "/automations" }]);
  });

  it("names nothing twice, and opens the panic switch without throwing it", () => {
    const all = [...fixedEntries("en", "dark"), ...ownEntries(english, overview, [])];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ run }) => run.kind === "panic").map(({ name, run }) => [name, run])).toEqual([
      ["Freeze entries", { kind: "panic", stage: "freeze" }],
      ["Flatten", { kind: "panic", stage: "flatten" }],
      ["Panic switch", { kind: "panic", stage: null }],
    ]);
  });
});
