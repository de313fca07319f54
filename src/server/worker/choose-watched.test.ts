import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { chooseWatched } from "./choose-watched.ts";

const choose = (open: string, ranked: string, places: number) =>
  [...chooseWatched(new Set(open), [...ranked], places)].sort().join("");

describe("the accounts watched", () => {
  test("are the nearest, while there are places", () => {
    expect(choose("", "abcdefg", 5)).toBe("abcde");
    expect(choose("", "abc", 5)).toBe("abc");
  });

  // Five places: a lead of one rank is not enough.
  test("do not change when two take turns at the border", () => {
    expect(choose("abcde", "abcdfe", 5)).toBe("abcde");
  });

  test("change when somebody comes clearly nearer, who takes the place of the farthest", () => {
    expect(choose("abcde", "fabcde", 5)).toBe("abcdf");
  });

  test("change when one of them has moved far away or has nothing left to watch", () => {
    expect(choose("abcde", "abcdfghe", 5)).toBe("abcdf");
    expect(choose("abcde", "abcd", 5)).toBe("abcd");
  });

  test("are never more than there are places, and never fewer while somebody waits", () => {
    const ids = Array.from({ length: 30 }, (_, at) => String(at));
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.shuffledSubarray(ids),
        fc.integer({ min: 1, max: 20 }),
        (open, ranked, places) => {
          const chosen = chooseWatched(new Set(open.slice(0, places)), ranked, places);
          expect(chosen.size).toBe(Math.min(places, ranked.length));
          expect(ranked).toEqual(expect.arrayContaining([...chosen]));
          // Whoever is clearly among the nearest is watched.
          const sure = ranked.slice(0, places - Math.floor(places / 5));
          expect([...chosen]).toEqual(expect.arrayContaining(sure));
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
