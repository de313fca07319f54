import { expect, test } from "vitest";
import { readLoadOptions } from "./read-load-options.ts";

test("without a word it is two hundred users that think for half a minute", () => {
  expect(readLoadOptions([])).toEqual({
    ...{ users: 200, thinkMs: 30_000, seconds: 30, webs: 1, isJson: false },
  });
});

test("takes what it is told", () => {
  const args = ["--users", "10000", "--think", "15000", "--seconds", "60", "--webs", "2", "--json"];
  expect(readLoadOptions(args)).toEqual({
    ...{ users: 10_000, thinkMs: 15_000, seconds: 60, webs: 2, isJson: true },
  });
});

const WRONG: ReadonlyArray<readonly [args: readonly string[], said: string]> = [
  [["--users", "many"], '--users: write a whole number from 1 to 50000, not "many".'],
  [["--users", "0"], '--users: write a whole number from 1 to 50000, not "0".'],
  [["--think", "50"], '--think: write a whole number from 100 to 600000, not "50".'],
  [["--seconds", "1.5"], '--seconds: write a whole number from 1 to 3600, not "1.5".'],
  [["--webs", "17"], '--webs: write a whole number from 1 to 16, not "17".'],
  [["--user", "5"], "Usage: npm run load -- "],
  [["5"], "Usage: npm run load -- "],
];
test.each(WRONG)("%j is answered with what to write", (args, said) => {
  expect(() => readLoadOptions(args)).toThrow(said);
});
