import { expect, it } from "vitest";
import { lengthMistake } from "./password-policy.ts";

it("a new password is long enough at fifteen characters as a reader counts them, and too long past 256", () => {
  expect(lengthMistake("a".repeat(14))).toContain("this has 14");
  expect(lengthMistake("a".repeat(15))).toBeNull();
  expect(lengthMistake("🔑".repeat(14))).toContain("this has 14");
  expect(lengthMistake("a".repeat(256))).toBeNull();
  expect(lengthMistake("a".repeat(257))).toContain("at most 256");
});
