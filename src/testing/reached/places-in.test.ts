import { expect, test } from "vitest";
import { excusedIn, proceduresIn } from "./places-in.ts";

test("a batch calls several procedures", () => {
  expect(proceduresIn(new URL("http://localhost/api/trpc/market.candles,tradeLog.list?batch=1"))).toEqual([
    "market.candles",
    "tradeLog.list",
  ]);
  expect(proceduresIn(new URL("http://localhost/api/stream"))).toEqual([]);
});

test("only a line with a reason excuses", () => {
  expect(
    excusedIn("- `page /link`: opened from a mail\n- `procedure a.b`:\n- `page /x`\n- `procedure c.d`: why"),
  ).toEqual(["page /link", "procedure c.d"]);
});
