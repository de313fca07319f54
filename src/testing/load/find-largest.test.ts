import { expect, test } from "vitest";
import { findLargest } from "./find-largest.ts";

const searching = async (limit: number, search = { least: 100, most: 1_600, tries: 10 }) => {
  const tried: number[] = [];
  const found = await findLargest(search, async (count) => {
    tried.push(count);
    return { holds: count <= limit, seen: `at ${count}` };
  });
  return { found, tried };
};

test("who carries the most is asked nothing else", async () => {
  expect(await searching(2_000)).toEqual({ found: { count: 1_600, seen: "at 1600" }, tried: [1_600] });
});

test.each([1_550, 1_000, 999, 450, 101, 100])(
  "finds %i to the hundred, with what was seen there",
  async (limit) => {
    const { found, tried } = await searching(limit);
    const count = Math.floor(limit / 100) * 100;
    expect(found).toEqual({ count, seen: `at ${count}` });
    expect(new Set(tried).size).toBe(tried.length);
  },
);

test("where nothing holds nothing is found", async () => {
  expect((await searching(99)).found).toBeNull();
});

test("tries no more than it may, and tells the largest that was seen to hold", async () => {
  const { found, tried } = await searching(1_050, { least: 100, most: 1_600, tries: 3 });
  expect(tried).toHaveLength(3);
  expect(found?.count).toBe(800);
});
