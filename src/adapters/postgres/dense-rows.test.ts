import { expect, test } from "vitest";
import { denseRows } from "./dense-rows.ts";

test("rows that begin behind are moved to where they belong, and all others stay as they are", () => {
  const behind: unknown[] = [];
  behind[3] = { id: 1 };
  behind[4] = { id: 2 };
  const moved = denseRows(behind);
  expect(moved).toBe(behind);
  expect(moved).toEqual([{ id: 1 }, { id: 2 }]);
  const many: unknown[] = [];
  for (let at = 0; at < 300_000; at += 1) many[at + 7] = at;
  expect(denseRows(many)).toHaveLength(300_000);
  expect([many[0], many.at(-1), 0 in many]).toEqual([0, 299_999, true]);
  for (const same of [[], [undefined], [{ id: 1 }], null, undefined, "text"]) {
    expect(denseRows(same)).toBe(same);
  }
});
