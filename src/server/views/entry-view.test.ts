import { describe, expect, it } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { judgeEntry } from "#services/account-rules/judge-entry.ts";
import type { StoredEntryRule } from "#services/account-rules/read-entry-sight.ts";
import { anEntry, aRule } from "#testing/builders/a-rule.ts";
import { type EntryForm, entryFormSchema, entryPreviewSchema } from "../trpc/schemas/entries.ts";
import { entryConfigOf, entryPreviewView, entryView } from "./entry-view.ts";

const FORM: EntryForm = {
  side: "short",
  leverage: 7.5,
  when: { kind: "dip", bps: 300, withinMinutes: 90 },
  size: { by: "risk", sats: 50_000 },
  guard: { maxTotal: 100_000 },
  stopLoss: { by: "percent", bps: 500 },
  takeProfit: { by: "price", price: 180_001 },
  budget: 250_000,
  expiresAt: "2026-12-31T18:00:00.000Z",
  quietHours: { fromMinute: 1_320, toMinute: 360 },
  maxEntries: 3,
};

const stored = (form: EntryForm): StoredEntryRule => {
  const entry = { ...anEntry(), config: entryConfigOf(form) };
  const rule = aRule({ userId: "u", accountId: "a" }, entry as ReturnType<typeof anEntry>);
  if (rule.kind !== "auto-entry") throw new Error("It is an entry");
  return rule;
};

describe("an automatic entry at the API", () => {
  it.each<[string, Partial<EntryForm>]>([
    ["a dip", {}],
    ["a crossing of a long", { side: "long", when: { kind: "crossing", price: 190_001, from: "above" } }],
    ["a ladder", { when: { kind: "ladder", prices: [190_000, 188_001] }, maxEntries: 1, quietHours: null }],
    ["an index", { when: { kind: "rsi", range: "1h", period: 14, cross: "above", level: 7_000 } }],
    [
      "averages",
      { when: { kind: "average", range: "1d", of: "exponential", fast: 9, slow: 21, cross: "up" } },
    ],
    [
      "contracts, no guard, no exits, no end",
      {
        size: { by: "quantity", usd: 1_000 },
        guard: null,
        stopLoss: null,
        takeProfit: null,
        expiresAt: null,
      },
    ],
  ])("is answered as %s was taken", (_, change) => {
    const form = { ...FORM, ...change };
    const view = entryView({ entry: stored(form), made: [] }, 0);
    expect(view.entry).toEqual(form);
    expect(entryFormSchema.parse(view.entry)).toEqual(form);
  });

  it("is previewed with its orders and every field that has to change", () => {
    const bySize = { ...FORM, size: { by: "quantity", usd: 1_000 } } as const;
    const config = entryConfigOf({ ...bySize, side: "long", takeProfit: null });
    const judged = judgeEntry(config, { last: priceFromUsd(100_000), at: 0 });
    const view = entryPreviewView("en", { ...judged, last: priceFromUsd(100_000), balance: sats(5) });
    expect(entryPreviewSchema.parse(view)).toEqual(view);
    expect(view).toMatchObject({ last: 200_000, balance: 5, worstCase: judged.worstCase, isPast: false });
    expect(view.orders.map(({ type, at, stopLoss }) => [type, at, stopLoss])).toEqual([
      ["market", 200_000, 190_000],
    ]);
    const small = entryConfigOf({ ...bySize, budget: 1 });
    const refused = judgeEntry(small, { last: priceFromUsd(100_000), at: 0 });
    const fields = entryPreviewView("en", { ...refused, last: null, balance: null }).mistakes.map(
      ({ field }) => field,
    );
    expect(fields).toContain("budget");
  });

  it("counts what it entered, and tells that its time is over", () => {
    const entry = stored(FORM);
    const end = Date.parse("2026-12-31T18:00:00.000Z");
    const made = [1, 2].map((epoch) => ({
      epoch,
      rung: 0,
      at: 0,
      worstCase: sats(40_000),
      intentId: `i${epoch}`,
    }));
    const standing = { entry, made };
    expect(entryView(standing, end - 1)).toMatchObject({ made: 2, committed: 80_000, isEnding: false });
    expect(entryView(standing, end).isEnding).toBe(true);
  });
});
