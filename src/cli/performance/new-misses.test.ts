import { expect, test } from "vitest";
import { newMisses } from "./new-misses.ts";

const figure = (name: string, pass: boolean, value: number | null = 10, target = "< 5") => ({
  ...{ name, pass, value, target, unit: "ms" },
});
const namesOf = (figures: ReturnType<typeof newMisses>) => figures.map(({ name }) => name);

test("what missed before is no news, and what else misses is", () => {
  const kept = { figures: [figure("slow", false), figure("quick", true)] };
  const now = [figure("slow", false, 14), figure("quick", false), figure("another", false)];
  expect(namesOf(newMisses(now, kept))).toEqual(["quick", "another"]);
});

test("nothing that is kept is news, and where nothing was kept every miss is", () => {
  expect(newMisses([figure("slow", true)], { figures: [figure("slow", false)] })).toEqual([]);
  expect(namesOf(newMisses([figure("slow", false), figure("quick", true)], undefined))).toEqual(["slow"]);
});

test("a known miss that went half as far again is news, whichever way is worse", () => {
  const kept = { figures: [figure("slow", false, 10), figure("few", false, 10, ">= 20")] };
  const now = [figure("slow", false, 16), figure("few", false, 6, ">= 20")];
  expect(namesOf(newMisses(now, kept))).toEqual(["slow", "few"]);
  expect(newMisses([figure("slow", false, 15), figure("few", false, 7, ">= 20")], kept)).toEqual([]);
});

test("what could not be measured is news, unless it never could", () => {
  const kept = { figures: [figure("slow", false, 10), figure("never", false, null)] };
  expect(namesOf(newMisses([figure("slow", false, null), figure("never", false, null)], kept))).toEqual([
    "slow",
  ]);
});
