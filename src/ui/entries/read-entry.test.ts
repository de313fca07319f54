import { describe, expect, it } from "vitest";
import type { EntryForm } from "#server/trpc/schemas/entries.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { draftOfEntry, EMPTY_ENTRY, type EntryDraft } from "./entry-draft.ts";
import { readEntry } from "./read-entry.ts";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });

const FILLED: EntryDraft = {
  ...EMPTY_ENTRY,
  price: "95,000",
  size: "$1,000",
  guardCap: "100,000 sats",
  budget: "250,000",
};

const FORM: EntryForm = {
  side: "long",
  leverage: 10,
  when: { kind: "crossing", price: 190_000, from: "above" },
  size: { by: "quantity", usd: 1_000 },
  guard: { maxTotal: 100_000 },
  stopLoss: null,
  takeProfit: null,
  budget: 250_000,
  expiresAt: null,
  quietHours: null,
  maxEntries: 1,
};

const mistakesOf = (change: Partial<EntryDraft>) => {
  const read = readEntry(format, { ...FILLED, ...change });
  return read.ok ? [] : read.mistakes.map(({ field }) => field);
};

describe("the sentence of an entry", () => {
  it("reads as the settings it says", () => {
    expect(readEntry(format, FILLED)).toEqual({ ok: true, form: FORM });
  });

  it.each<[string, Partial<EntryForm>]>([
    ["a short on a rise", { side: "short", when: { kind: "crossing", price: 210_001, from: "below" } }],
    ["a ladder", { when: { kind: "ladder", prices: [190_000, 188_001] } }],
    ["a dip", { when: { kind: "dip", bps: 250, withinMinutes: 90 } }],
    ["an index", { when: { kind: "rsi", range: "4h", period: 14, cross: "below", level: 3_050 } }],
    ["averages", { when: { kind: "average", range: "1d", of: "simple", fast: 9, slow: 21, cross: "down" } }],
    ["sats at risk", { size: { by: "risk", sats: 50_000 } }],
    ["sats of margin and half a leverage", { size: { by: "margin", sats: 50_000 }, leverage: 7.5 }],
    ["no guard", { guard: null }],
    ["exits", { stopLoss: { by: "percent", bps: 525 }, takeProfit: { by: "price", price: 220_001 } }],
    [
      "an end and quiet hours",
      {
        expiresAt: "2026-12-31T18:05:00.000Z",
        quietHours: { fromMinute: 1_325, toMinute: 360 },
        maxEntries: 3,
      },
    ],
  ])("gives %s back as it was", (_, change) => {
    const form = { ...FORM, ...change };
    expect(readEntry(format, draftOfEntry(format, form))).toEqual({ ok: true, form });
    expect(readEntry(portuguese, draftOfEntry(portuguese, form))).toEqual({ ok: true, form });
  });

  it("names every part that cannot be read", () => {
    expect(mistakesOf({ price: "ten" })).toEqual(["when"]);
    expect(mistakesOf({ waitsFor: "ladder", prices: "95,000 and 94,000" })).toEqual(["when"]);
    expect(mistakesOf({ size: "", leverage: "much", guardCap: "", budget: "x" })).toEqual([
      "size",
      "leverage",
      "guard",
      "budget",
    ]);
    expect(mistakesOf({ stopBy: "percent", stop: "", profitBy: "price", profit: "up" })).toEqual([
      "stopLoss",
      "takeProfit",
    ]);
    expect(mistakesOf({ expires: "2026-02-31 10:00" })).toEqual(["expiresAt"]);
    expect(mistakesOf({ quietFrom: "22:00" })).toEqual(["quietHours"]);
    expect(mistakesOf({ maxEntries: "some" })).toEqual(["maxEntries"]);
  });

  it("reads dollars as each language writes them", () => {
    for (const size of ["$1,000", "US$ 1.000", "US$\u00a01.000", "1000 USD", "1000"])
      expect(readEntry(format, { ...FILLED, size })).toEqual({ ok: true, form: FORM });
    expect(mistakesOf({ size: "R$ 1.000" })).toEqual(["size"]);
  });

  it("says in Portuguese what to write, with its separators", () => {
    const read = readEntry(portuguese, { ...EMPTY_ENTRY, waitsFor: "rsi", level: "much" });
    const messages = read.ok ? [] : read.mistakes.map(({ message }) => message);
    expect(messages[0]).toBe("Digite um nível de 0,01 a 99,99, como 30.");
    expect(messages[1]).toBe("Digite dólares inteiros, como 1.000.");
  });

  it("says what to write into each", () => {
    const read = readEntry(format, EMPTY_ENTRY);
    if (read.ok) throw new Error("Nothing is written");
    for (const { message } of read.mistakes) expect(message).toMatch(/^Enter .*\.$/u);
  });
});
