import { expect, test } from "vitest";
import { RotateUsageError, readRotateOptions } from "./read-rotate-options.ts";

test("what is due is done unless something else is asked for", () => {
  expect(readRotateOptions([])).toEqual({ kind: "due", json: false });
  expect(readRotateOptions(["--emergency", "--json"])).toEqual({ kind: "emergency", json: true });
  expect(readRotateOptions(["--drill"])).toEqual({ kind: "drill", rows: 20_000, kills: 20, json: false });
  expect(readRotateOptions(["--drill", "--rows", "300"])).toMatchObject({ rows: 300, kills: 20 });
  expect(readRotateOptions(["--help"])).toBeNull();
});

test.each([
  [["--drill", "--emergency"]],
  [["--rows", "5"]],
  [["--drill", "--kills", "0"]],
  [["--drill", "--rows", "many"]],
  [["--dril"]],
])("%j is refused with what to write instead", (argv) => {
  expect(() => readRotateOptions(argv)).toThrow(RotateUsageError);
});
