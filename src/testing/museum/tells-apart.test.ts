import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tellsApart } from "./tells-apart.ts";

type Twice = (n: number) => number;

const double: Twice = (n) => 2 * n;
const square: Twice = (n) => n * n;

describe("a check against a planted mistake", () => {
  test("passes where it holds for ours and fails for the mistake, by example, later and by property", async () => {
    await tellsApart((subject: Twice) => expect(subject(3)).toBe(6), double, square);
    await tellsApart(async (subject: Twice) => expect(await subject(3)).toBe(6), double, square);
    const always = (subject: Twice) =>
      fc.assert(
        fc.property(fc.nat(), (n) => {
          expect(subject(n)).toBe(n + n);
        }),
      );
    await tellsApart(always, double, square);
  });

  test("fails where it holds for the mistake too", async () => {
    const blind = tellsApart((subject: Twice) => expect(subject(2)).toBe(4), double, square);
    await expect(blind).rejects.toThrow("cannot tell");
  });

  test("fails where it does not hold for ours", async () => {
    const wrong = tellsApart((subject: Twice) => expect(subject(3)).toBe(9), double, square);
    await expect(wrong).rejects.toThrow("expected 6 to be 9");
  });

  test("fails where the mistake falls over instead of being caught", async () => {
    const broken = (): number => {
      throw new TypeError("nothing was planted");
    };
    const unchecked = tellsApart((subject: Twice) => expect(subject(3)).toBe(6), double, broken);
    await expect(unchecked).rejects.toThrow("nothing was planted");
  });
});
