import { expect, test } from "vitest";
import { PROCEDURES } from "#testing/server/procedure-examples.ts";
import { drawPause, drawRequest, MIX, pathOf, type RequestKind } from "./draw-request.ts";

const KINDS = MIX.map(({ kind }) => kind);

test("of a hundred requests fifty are for positions, thirty for home and twenty for receipts", () => {
  const drawn = Array.from({ length: 100 }, (_, at) => drawRequest((at + 0.5) / 100));
  const countOf = (kind: RequestKind) => drawn.filter((one) => one === kind).length;
  expect(KINDS.map((kind) => [kind, countOf(kind)])).toEqual([
    ["positions", 50],
    ["home", 30],
    ["receipts", 20],
  ]);
  expect(drawRequest(1)).toBe("receipts");
});

test("pauses are the think time on average, and never none", () => {
  expect([0, 0.5, 1].map((chance) => drawPause(chance, 30_000))).toEqual([15_000, 30_000, 45_000]);
});

test.each(KINDS)(
  "what is asked for %s are questions that the API knows, without a change among them",
  (kind) => {
    const { pathname } = new URL(pathOf(kind), "http://localhost");
    const known = PROCEDURES.filter(({ isMutation, limit }) => !isMutation && limit === "read");
    const names = pathname.replace("/api/trpc/", "").split(",");
    expect(known.map(({ path }) => path)).toEqual(expect.arrayContaining(names));
  },
);

test("a page of receipts behind a cursor names it", () => {
  const input = new URL(pathOf("receipts", "abc"), "http://localhost").searchParams.get("input");
  expect(JSON.parse(input ?? "")).toEqual({ 0: { limit: 30, cursor: "abc" } });
});
