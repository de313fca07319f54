import { expect, test } from "vitest";
import type { TradeLogPage } from "#server/trpc/schemas/views.ts";
import { aReceiptView } from "#testing/views/an-overview.ts";
import { format } from "#ui/format/format.ts";
import { createReceiptLines } from "./receipt-lines.ts";

const receipt = (id: string, at: string) => aReceiptView({ id, at });
const pages: readonly TradeLogPage[] = [
  {
    items: [receipt("a", "2026-11-23T23:00:00.000Z"), receipt("b", "2026-11-23T01:00:00.000Z")],
    nextCursor: "x",
  },
  {
    items: [receipt("c", "2026-11-23T00:30:00.000Z"), receipt("d", "2026-11-21T12:00:00.000Z")],
    nextCursor: null,
  },
];

test("the first receipt of a day carries it, also where a page ends within it", () => {
  const lines = createReceiptLines(format)(pages, null);
  expect(lines.map(({ receipt: { id }, day }) => [id, day])).toEqual([
    ["a", "Monday 23 November 2026"],
    ["b", null],
    ["c", null],
    ["d", "Saturday 21 November 2026"],
  ]);
});

test("the receipt a link asked for stands before all others, under its own day", () => {
  const linked = receipt("z", "2026-01-01T00:00:00.000Z");
  const lines = createReceiptLines(format)(pages, linked);
  expect(lines.slice(0, 2).map(({ day }) => day)).toEqual([
    "Thursday 1 January 2026",
    "Monday 23 November 2026",
  ]);
});

test("a page is dated once, however often pages are added to it", () => {
  const asked: string[] = [];
  const linesOf = createReceiptLines({
    day: (iso) => {
      asked.push(iso);
      return format.day(iso);
    },
  });
  linesOf(pages.slice(0, 1), null);
  linesOf(pages, null);
  expect(asked).toHaveLength(4);
});
