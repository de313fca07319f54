import { expect, test } from "vitest";
import { EMPTY_ALERT, readAlert } from "./alert-draft.ts";
import { alertSentence } from "./alert-words.ts";

const read = (draft: Partial<typeof EMPTY_ALERT>) => readAlert({ ...EMPTY_ALERT, ...draft });

const fieldsOf = (result: ReturnType<typeof readAlert>): readonly string[] =>
  result.ok ? [] : result.mistakes.map(({ field }) => field);

test("what is written is read as it stands, and said back in the same words", () => {
  const crossing = read({ price: "105,000.5" });
  expect(crossing).toEqual({
    ok: true,
    form: { when: { kind: "crossing", price: 210_001 }, repeat: { kind: "once" } },
  });
  expect(crossing.ok && alertSentence(crossing.form)).toBe("Tell me when the price gets to 105,000.5, once.");
  const move = read({ kind: "move", bps: "2.5 %", within: "90", direction: "down", repeat: "every-time" });
  expect(move.ok && alertSentence(move.form)).toBe(
    "Tell me when the price falls 2.5\u202f% within 90 minutes, every time, at most once in an hour.",
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
