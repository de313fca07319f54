import { expect, test } from "vitest";
import type { FirstLoads } from "./first-load.ts";
import { overBudget } from "./first-load-budgets.ts";

const FLOOR = 130_000;
/** An empty page. */
const EMPTY = FLOOR + 2_380;
const loads = (bytes: Readonly<Record<string, number>>, charted: readonly string[] = []): FirstLoads => ({
  bytesOf: (route) => bytes[route] ?? EMPTY,
  floor: FLOOR,
  holds: () => true,
  routesWith: () => charted,
});

test("a page may weigh its budget and not a byte more", () => {
  const most = EMPTY + 70 * 1_024;
  expect(overBudget(loads({ "/dashboard": most }))).toEqual([]);
  expect(overBudget(loads({ "/dashboard": most + 103 }))).toEqual([
    "/dashboard fetches 70.1 KiB of scripts at first over an empty page; 70 are allowed",
  ]);
  expect(overBudget(loads({ "/": EMPTY + 51 * 1_024 }))).toHaveLength(1);
});

test("a mark that is nowhere is no proof of anything", () => {
  expect(overBudget({ ...loads({}), holds: () => false })).toEqual([
    "No script of the build holds lwc-link: look for the chart's library by another mark",
  ]);
});

test("no page fetches the chart's library at first", () => {
  expect(overBudget(loads({}, ["/positions/[id]"]))).toEqual([
    "The chart's library is fetched at first by /positions/[id]: import() it",
  ]);
});
