import { describe, expect, it } from "vitest";
import type { EntryForm, EntryView } from "#server/trpc/schemas/entries.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { ENTRY_WORDS } from "./entry-table.ts";
import { entryEndCost, entryLimits, entrySentence, entryStanding } from "./entry-words.ts";

const FORM: EntryForm = {
  side: "long",
  leverage: 10,
  when: { kind: "crossing", price: 190_000, from: "above" },
  size: { by: "quantity", usd: 1_000 },
  guard: { maxTotal: 100_000 },
  stopLoss: { by: "percent", bps: 500 },
  takeProfit: { by: "price", price: 220_000 },
  budget: 250_000,
  expiresAt: "2026-12-31T18:00:00.000Z",
  quietHours: { fromMinute: 1_320, toMinute: 360 },
  maxEntries: 3,
};

const VIEW: EntryView = {
  id: "018f0000-0000-4000-8000-000000000001",
  accountId: "018f0000-0000-4000-8000-000000000002",
  state: "armed",
  entry: FORM,
  made: 0,
  committed: 0,
  isEnding: false,
  heldBy: null,
  createdAt: "2026-01-01T00:00:00.000Z",
};

const portuguese = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("an entry in words", () => {
  it("says what it waits for, what it opens, and how that is protected", () => {
    expect(plain(entrySentence(format, FORM))).toBe(
      "When the price falls to 95,000, open a long of $1,000 at 10×, 3 times at most: guarded with at most 100,000 sats more, stop 5 % away, take profit at 110,000.",
    );
  });

  it.each<[EntryForm["when"], EntryForm["side"], string]>([
    [{ kind: "crossing", price: 210_000, from: "below" }, "short", "the price rises to 105,000"],
    [{ kind: "ladder", prices: [190_000, 188_000] }, "long", "the price reaches 95,000, 94,000, at each"],
    [{ kind: "dip", bps: 300, withinMinutes: 120 }, "long", "the price falls 3 % within 2 hours"],
    [{ kind: "dip", bps: 300, withinMinutes: 60 }, "short", "the price rises 3 % within an hour"],
    [
      { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_000 },
      "long",
      "the RSI of 14 1-hour candles closes below 30",
    ],
    [
      { kind: "average", range: "1d", of: "simple", fast: 9, slow: 21, cross: "up" },
      "long",
      "the simple average of 9 1-day candles closes above that of 21",
    ],
  ])("tells %j", (when, side, words) => {
    expect(plain(entrySentence(format, { ...FORM, when, side }))).toContain(words);
  });

  it("says its budget, its end and its quiet hours", () => {
    expect(entryLimits(format, FORM)).toBe(
      "It may lose at most 250,000 sats in all. It ends on 31 December 2026, 18:00 UTC. Quiet from 22:00 to 06:00 UTC.",
    );
    expect(entryLimits(format, { ...FORM, expiresAt: null, quietHours: null })).toContain("It has no end.");
  });

  it("tells how it stands", () => {
    expect(entryStanding(format, VIEW)).toBe("Armed. None of 3 entered.");
    expect(entryStanding(format, { ...VIEW, made: 2, committed: 150_000 })).toBe(
      "Armed. 2 of 3 entered; they may lose 150,000 sats at most.",
    );
    const ladder = { ...FORM, when: { kind: "ladder" as const, prices: [190_000, 188_000] } };
    expect(entryStanding(format, { ...VIEW, entry: ladder, made: 1, committed: 50_000 })).toBe(
      "Armed. 1 of 2 orders placed; they may lose 50,000 sats at most.",
    );
    expect(entryStanding(format, { ...VIEW, state: "paused" })).toContain("Paused: it opens nothing.");
    expect(entryStanding(format, { ...VIEW, heldBy: "balance" })).toContain(
      "There are not enough free sats.",
    );
    expect(entryStanding(format, { ...VIEW, isEnding: true })).toContain("is being taken back");
  });

  it("says a leverage to its last decimal", () => {
    for (const leverage of [7.25, 7.96, 99.99, 1.000001])
      expect(entrySentence(format, { ...FORM, leverage })).toContain(` at ${leverage}×`);
  });

  it("never says of a ladder with orders at LN Markets that pausing it keeps them from opening", () => {
    const ladder = { ...FORM, when: { kind: "ladder" as const, prices: [190_000, 188_000] } };
    const paused = { ...VIEW, state: "paused" as const, entry: ladder };
    expect(entryStanding(format, paused)).toContain("it opens nothing");
    expect(entryStanding(format, { ...paused, made: 1 })).toContain("stay, and may open positions");
    expect(entryStanding(format, { ...paused, made: 1 })).not.toContain("it opens nothing");
  });

  it("says what ending leaves: a ladder that is ending already leaves its orders", () => {
    const ladder = { ...FORM, when: { kind: "ladder" as const, prices: [190_000, 188_000] } };
    expect(entryEndCost(ENTRY_WORDS.en, VIEW)).toBe("Positions it opened stay, with their guards.");
    expect(entryEndCost(ENTRY_WORDS.en, { ...VIEW, entry: ladder })).toBe(
      "Positions it opened stay, with their guards.",
    );
    expect(entryEndCost(ENTRY_WORDS.en, { ...VIEW, entry: ladder, made: 1 })).toContain(
      "is taken back at LN Markets first",
    );
    expect(entryEndCost(ENTRY_WORDS.en, { ...VIEW, entry: ladder, made: 1, isEnding: true })).toContain(
      "stay there",
    );
  });
});

describe("an entry in Portuguese", () => {
  it("says what it waits for, what it opens, and how that is protected", () => {
    expect(plain(entrySentence(portuguese, { ...FORM, leverage: 7.5 }))).toBe(
      "Quando o preço cair a 95.000, abrir um long de US$\u00a01.000 a 7,5×, no máximo 3 vezes: com guardião que adiciona no máximo 100.000 sats, stop a 5 % de distância, take profit em 110.000.",
    );
  });

  it.each<[EntryForm["when"], string]>([
    [{ kind: "ladder", prices: [190_001, 188_000] }, "o preço alcançar 95.000,5; 94.000, em cada um"],
    [{ kind: "dip", bps: 250, withinMinutes: 60 }, "o preço cair 2,5 % em uma hora"],
    [{ kind: "dip", bps: 250, withinMinutes: 1 }, "o preço cair 2,5 % em um minuto"],
    [
      { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_050 },
      "o RSI de 14 candles de 1 hora fechar abaixo de 30,50",
    ],
    [
      { kind: "average", range: "4h", of: "simple", fast: 9, slow: 21, cross: "up" },
      "a média simples de 9 candles de 4 horas fechar acima da de 21",
    ],
  ])("tells %j in its own order", (when, words) => {
    expect(plain(entrySentence(portuguese, { ...FORM, when }))).toContain(words);
  });

  it("tells its end in the zone of whoever reads, and its quiet hours in the one they are kept in", () => {
    expect(entryLimits(portuguese, FORM)).toBe(
      "Pode perder no máximo 250.000 sats ao todo. Termina em 31 de dezembro de 2026, 15:00 BRT. Em silêncio de 22:00 a 06:00 UTC.",
    );
  });

  it("counts one as one and more as more", () => {
    const counted = (made: number, maxEntries = 3) =>
      entryStanding(portuguese, { ...VIEW, made, committed: 150_000, entry: { ...FORM, maxEntries } });
    expect(counted(0)).toBe("Armada. Nenhuma das 3 entradas foi feita.");
    expect(counted(0, 1)).toBe("Armada. A entrada não foi feita.");
    expect(counted(1)).toBe("Armada. 1 de 3 entradas feita; pode perder no máximo 150.000 sats.");
    expect(counted(2)).toBe("Armada. 2 de 3 entradas feitas; podem perder no máximo 150.000 sats.");
  });
});
