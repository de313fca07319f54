import fc from "fast-check";
import { expect, it } from "vitest";
import { leastWhere } from "./least-where.ts";

it("finds the least number that holds, wherever it lies, negative ones too", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -500n, max: 500n }),
      fc.bigInt({ min: 0n, max: 500n }),
      fc.bigInt({ min: -600n, max: 600n }),
      (from, length, bound) => {
        const to = from + length;
        const [, expected] = [from, bound, to].sort((one, other) => (one < other ? -1 : 1));
        expect(leastWhere(from, to, (value) => value >= bound)).toBe(expected);
      },
    ),
  );
});

it("never asks about the end, which holds by itself", () => {
  const asked: bigint[] = [];
  const holds = (value: bigint) => {
    asked.push(value);
    return false;
  };
  expect(leastWhere(-3n, 9n, holds)).toBe(9n);
  expect(asked).not.toContain(9n);
});
