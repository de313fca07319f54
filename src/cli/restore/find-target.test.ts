import { expect, test } from "vitest";
import { findTarget } from "./find-target.ts";

const KNOWN = "postgres://app_migrate:s%40cret@postgres:5432/axisor?sslmode=require";

test("an address is taken as it is, and a name beside the database in use", () => {
  expect(findTarget("postgresql://me@there/new", undefined)).toBe("postgresql://me@there/new");
  expect(findTarget("restored", KNOWN)).toBe(
    "postgres://app_migrate:s%40cret@postgres:5432/restored?sslmode=require",
  );
});

test.each([
  ["re stored", KNOWN, "takes the name"],
  ["Restored", KNOWN, "takes the name"],
  ["https://there/new", KNOWN, "takes the name"],
  ["restored", undefined, "which is not set"],
  ["axisor", KNOWN, "the database in use"],
])("%s beside %s is refused with what to write", (into, known, said) => {
  expect(() => findTarget(into, known)).toThrow(said);
});
