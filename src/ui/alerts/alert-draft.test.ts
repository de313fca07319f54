import { expect, test } from "vitest";
import type { AlertView } from "#server/trpc/schemas/alerts.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { EMPTY_ALERT, readAlert } from "./alert-draft.ts";
import { alertSentence, alertStanding } from "./alert-words.ts";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });
const read = (draft: Partial<typeof EMPTY_ALERT>) => readAlert(format, { ...EMPTY_ALERT, ...draft });

const fieldsOf = (result: ReturnType<typeof readAlert>): readonly string[] =>
  result.ok ? [] : result.mistakes.map(({ field }) => field);

test("what is written is read as it stands, and said back in the same words", () => {
  const crossing = read({ price: "105,000.5" });
  expect(crossing).toEqual({
    ok: true,
    form: { when: { kind: "crossing", price: 210_001 }, repeat: { kind: "once" } },
  });
  expect(crossing.ok && alertSentence(format, crossing.form)).toBe(
    "Tell me when the price gets to 105,000.5, once.",
  );
  const move = read({ kind: "move", bps: "2.5 %", within: "90", direction: "down", repeat: "every-time" });
  expect(move.ok && alertSentence(format, move.form)).toBe(
    "Tell me when the price falls 2.5\u202f% within 90 minutes, every time, at most once in an hour.",
  );
});

test("it is said back in Portuguese, and a span is one or several", () => {
  const said = (draft: Partial<typeof EMPTY_ALERT>) => {
    const result = readAlert(portuguese, { ...EMPTY_ALERT, ...draft });
    return result.ok ? alertSentence(portuguese, result.form) : result.mistakes[0]?.message;
  };
  expect(said({ price: "105.000,5" })).toBe("Avisar quando o preço chegar a 105.000,5, uma vez.");
  const move = { kind: "move", bps: "2,5", direction: "down", repeat: "every-time" } as const;
  expect(said({ ...move, within: "90 minutos", rest: "1440" })).toBe(
    "Avisar quando o preço cair 2,5\u202f% em 90 minutos, todas as vezes, no máximo uma vez em um dia.",
  );
  expect(said({ ...move, within: "60", rest: "120" })).toContain("em uma hora, todas as vezes");
  expect(said({ ...move, within: "60", rest: "120" })).toContain("uma vez em 2 horas.");
  expect(said({ price: "logo" })).toBe("Digite um preço em dólares, como 105.000.");
});

test("how it stands is told in the zone of whoever reads", () => {
  const alert: AlertView = {
    id: "1",
    accountId: "2",
    state: "armed",
    when: { kind: "crossing", price: 210_000 },
    repeat: { kind: "once" },
    toldAt: "2026-11-27T08:00:00.000Z",
    restsUntil: null,
    createdAt: "2026-11-26T08:00:00.000Z",
  };
  expect(alertStanding(format, alert)).toBe("Armed. It last told you on 27 November 2026, 08:00 UTC.");
  expect(alertStanding(portuguese, alert)).toBe(
    "Armado. Avisou você pela última vez em 27 de novembro de 2026, 05:00 BRT.",
  );
});

test("each blank that cannot be read is named, and so is what the rules refuse", () => {
  expect(fieldsOf(read({ price: "soon" }))).toEqual(["price"]);
  expect(fieldsOf(read({ kind: "move", bps: "0", repeat: "every-time", rest: "" }))).toEqual([
    "bps",
    "restMinutes",
  ]);
  expect(fieldsOf(read({ kind: "move", bps: "95", within: "2000" }))).toEqual(["bps", "withinMinutes"]);
});
