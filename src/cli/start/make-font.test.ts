import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHARACTERS, DRAWN_WITHOUT_LETTERS } from "#domain/language/characters.ts";
import { readSourceTree } from "#testing/architecture/source-tree.ts";
import { subsetOf, WHOLE_FONT } from "./make-font.ts";

/** A table without its comments, with what is escaped in it as it is read. */
const textsOf = (code: string): string =>
  code
    .replace(/^\s*(\/\/|\/?\*).*$/gm, "")
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

test("every character of every table of words is in the pages' font", () => {
  const tables = Object.entries(readSourceTree()).filter(
    ([file, code]) => code.includes("inBoth(") && !file.includes("/testing/") && !/\.test\.tsx?$/.test(file),
  );
  expect(tables.length).toBeGreaterThan(100);
  const known = new Set(`${CHARACTERS}${DRAWN_WITHOUT_LETTERS}\n`);
  const unknown = tables.flatMap(([file, code]) =>
    [...new Set(textsOf(code))].filter((letter) => !known.has(letter)).map((letter) => `${file}: ${letter}`),
  );
  expect(unknown).toEqual([]);
});

test("the pages' font is less than half of the whole one", async () => {
  const whole = readFileSync(WHOLE_FONT);
  const part = await subsetOf(whole);
  expect(part.subarray(0, 4).toString()).toBe("wOF2");
  expect(part.length).toBeLessThan(whole.length / 2);
  expect(part.length).toBeGreaterThan(whole.length / 4);
});
