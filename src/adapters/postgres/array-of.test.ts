import { expect, test } from "vitest";
import { arrayOf } from "./array-of.ts";

test("writes an array as PostgreSQL reads it, whatever is in its words", () => {
  expect(arrayOf([])).toBe("{}");
  expect(arrayOf([1, 0.5])).toBe('{"1","0.5"}');
  expect(arrayOf(["a,b", 'say "so"', "back\\slash", "{}", ""])).toBe(
    '{"a,b","say \\"so\\"","back\\\\slash","{}",""}',
  );
});
