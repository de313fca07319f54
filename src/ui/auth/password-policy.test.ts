import { expect, it } from "vitest";
import { lengthMistake } from "./password-policy.ts";
import { PASSWORD_POLICY_WORDS } from "./password-policy-words.ts";

const { en, "pt-BR": pt } = PASSWORD_POLICY_WORDS;

it("a new password is long enough at fifteen characters as a reader counts them, and too long past 256", () => {
  expect(lengthMistake(en, "a".repeat(14))).toContain("this has 14");
  expect(lengthMistake(en, "a".repeat(15))).toBeNull();
  expect(lengthMistake(en, "🔑".repeat(14))).toContain("this has 14");
  expect(lengthMistake(en, "a".repeat(256))).toBeNull();
  expect(lengthMistake(en, "a".repeat(257))).toContain("at most 256");
  expect(lengthMistake(pt, "a".repeat(14))).toBe("Use pelo menos 15 caracteres; esta senha tem 14.");
});
