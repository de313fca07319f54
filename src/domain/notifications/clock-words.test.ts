import { expect, it } from "vitest";
import { clockWords, clockWordsFrom, spanWords } from "./clock-words.ts";

const at = (day: number, hours: number, minutes: number): number =>
  ((day * 24 + hours) * 60 + minutes) * 60_000;

it("a time of day is cut to its minute", () => {
  expect([at(0, 0, 0), at(3, 14, 3) + 59_999, at(9, 23, 59)].map(clockWords)).toEqual([
    "00:00",
    "14:03",
    "23:59",
  ]);
});

it("a time of another day is never told as one of the same", () => {
  const from = at(5, 0, 1);
  const seen = [at(5, 23, 59), at(4, 23, 59), at(2, 14, 3), at(6, 0, 0), at(8, 1, 1)];
  expect(seen.map((moment) => clockWordsFrom("en", moment, from))).toEqual([
    "23:59",
    "23:59 the day before",
    "14:03 3 days before",
    "00:00 the day after",
    "01:01 3 days after",
  ]);
});

it("is told in Portuguese, one and many", () => {
  const from = at(5, 0, 1);
  const seen = [at(5, 23, 59), at(4, 23, 59), at(2, 14, 3), at(6, 0, 0), at(8, 1, 1)];
  expect(seen.map((moment) => clockWordsFrom("pt-BR", moment, from))).toEqual([
    "23:59",
    "23:59 do dia anterior",
    "14:03 de 3 dias antes",
    "00:00 do dia seguinte",
    "01:01 de 3 dias depois",
  ]);
  expect([1, 30, 60, 240, 1_440, 2_880].map((minutes) => spanWords("pt-BR", minutes * 60_000))).toEqual([
    "1 minuto",
    "30 minutos",
    "1 hora",
    "4 horas",
    "1 dia",
    "2 dias",
  ]);
});
