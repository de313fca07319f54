import { expect, test } from "vitest";
import { createPasswordDictionary } from "./create-password-dictionary.ts";

const dictionary = createPasswordDictionary();

test.each(["password", "qwertyuiop", "1234567890", "letmein"])("%s is known", (text) => {
  expect(dictionary.has(text)).toBe(true);
});

test("what nobody uses is not known", () => {
  expect(dictionary.has("correct horse battery staple")).toBe(false);
  expect(dictionary.has("")).toBe(false);
});
