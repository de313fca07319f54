import { join } from "node:path";
import { expect, test } from "vitest";
import { pageAt, pagesOf } from "./pages-of.ts";

const PAGES = ["/", "/positions/[id]", "/positions/[id]/exits", "/positions/new"];

test.each([
  ["/", "/"],
  ["/positions/a1", "/positions/[id]"],
  ["/positions/new", "/positions/new"],
  ["/positions/a1/exits", "/positions/[id]/exits"],
  ["/positions/", undefined],
  ["/positions/a1/exits/more", undefined],
])("%s is answered by %s", (path, page) => {
  expect(pageAt(PAGES, path)).toBe(page);
});

test("groups are no part of an address", () => {
  const pages = pagesOf(join(import.meta.dirname, "../../app"));
  expect(pages).toContain("/");
  expect(pages).toContain("/positions/[id]/guard");
  expect(pages.filter((page) => page.includes("("))).toEqual([]);
});
