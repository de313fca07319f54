import { expect, test } from "vitest";
import type { Planted } from "../architecture/plant-tree.ts";
import { readSourceTree } from "../architecture/source-tree.ts";
import { tellsApart } from "./tells-apart.ts";

/* B: mistakes that other guards of this exchange were shipped with. I: incidents of other platforms. */
const ROWS = [
  ...Array.from({ length: 22 }, (_, at) => `B${at + 1}`),
  ...Array.from({ length: 8 }, (_, at) => `I${at + 1}`),
];
const tests = readSourceTree("src/testing/museum");
const defects = readSourceTree("src/testing/defects");

test("every mistake has a test that is named by its number", async () => {
  const check = (files: Planted) => {
    const named = Object.values(files).flatMap((text) => [...text.matchAll(/test\(\s*"([BI]\d+) /g)]);
    expect(new Set(named.map(([, row]) => row))).toEqual(new Set(ROWS));
  };
  const { "src/testing/museum/guard-sums.test.ts": _, ...fewer } = tests;
  await tellsApart(check, tests, fewer);
});

test("every planted mistake is held against ours by some test", async () => {
  const check = (files: Planted) => {
    const texts = [...Object.values(tests), ...Object.values(files)].join("\n");
    const unused = Object.keys(files).filter((file) => !texts.includes(`/${file.split("/").at(-1)}";`));
    expect(unused).toEqual([]);
  };
  await tellsApart(check, defects, { ...defects, "src/testing/defects/forgotten.ts": "" });
});
