import { describe, expect, it } from "vitest";
import { isoTime, pageOf } from "./page.ts";

const at = (n: number): number => Date.UTC(2026, 0, 1) + n * 1_000;
const times = [9, 8, 8, 8, 7, 6].map(at);
const page = (query: string): { data: readonly unknown[]; nextCursor: string | null } =>
  pageOf(
    times,
    (time) => time,
    (time) => (time - at(0)) / 1_000,
    new URLSearchParams(query),
  );
const time = (n: number): string => encodeURIComponent(isoTime(at(n)));

describe("a page", () => {
  it("is the whole list, newest first, where no limit is given", () => {
    expect(page("")).toEqual({ data: [9, 8, 8, 8, 7, 6], nextCursor: null });
  });

  it("never tears apart what happened at one time, and goes on behind its last item", () => {
    expect(page("limit=2")).toEqual({ data: [9, 8, 8, 8], nextCursor: isoTime(at(8)) });
    expect(page(`limit=2&cursor=${time(8)}`)).toEqual({ data: [7, 6], nextCursor: null });
  });

  it("includes both ends of a span, though equal ends give nothing", () => {
    expect(page(`from=${time(7)}&to=${time(8)}`).data).toEqual([8, 8, 8, 7]);
    expect(page(`from=${time(8)}&to=${time(8)}`).data).toEqual([]);
  });

  it.each(["limit=0", "limit=1001", "limit=two", "from=yesterday", "cursor=x"])("refuses %s", (query) => {
    expect(() => page(query)).toThrow();
  });
});
