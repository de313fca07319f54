import { expect, test } from "vitest";
import { judgeReached } from "./judge-reached.ts";

const places = Array.from({ length: 20 }, (_, n) => `page /${n}`);
const but = (...missed: number[]) => new Set(places.filter((_, n) => !missed.includes(n)));

test("two of twenty may be missed where the list names them", () => {
  expect(judgeReached({ places, reached: but(3, 4), excused: ["page /3", "page /4"] })).toEqual({
    share: 0.9,
    faults: [],
  });
});

test("what is missed and not listed is named", () => {
  expect(judgeReached({ places, reached: but(3, 4), excused: ["page /3"] }).faults).toEqual([
    "No spec reaches page /4",
  ]);
});

test("three of twenty are too many, listed or not", () => {
  const excused = ["page /3", "page /4", "page /5"];
  expect(judgeReached({ places, reached: but(3, 4, 5), excused }).faults).toEqual([
    "85.0 % are reached, and it must be 90 %",
  ]);
});

test("the list holds nothing that is reached, and nothing that is not there", () => {
  expect(judgeReached({ places, reached: but(), excused: ["page /3", "page /gone"] }).faults).toEqual([
    "page /3 is reached: take it off the list in e2e/README.md",
    "There is no page /gone: take it off the list in e2e/README.md",
  ]);
});

test("nothing to reach is nothing reached", () => {
  expect(judgeReached({ places: [], reached: new Set(), excused: [] }).faults).toHaveLength(1);
});
