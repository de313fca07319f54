import { expect, test } from "vitest";
import { backupCodeOf, showBackupCode, splitBackupCode } from "./backup-code.ts";

const bytes = (first: number) => Uint8Array.from({ length: 12 }, (_, index) => (first + index) % 256);

test("a code has twelve letters that cannot be mistaken for one another, every byte being used evenly", () => {
  const seen = new Map<string, number>();
  for (let first = 0; first < 256; first++) {
    const code = backupCodeOf(bytes(first));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    for (const letter of code) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  }
  expect(seen.size).toBe(32);
  expect(new Set(seen.values()).size).toBe(1);
});

test("too little randomness makes no code", () => {
  expect(() => backupCodeOf(new Uint8Array(11))).toThrow(RangeError);
});

test("a code is shown in groups of four and split into what finds it and what proves it", () => {
  expect(showBackupCode("ABCDEFGHJKLM")).toBe("ABCD-EFGH-JKLM");
  expect(splitBackupCode("ABCDEFGHJKLM")).toEqual({ selector: "ABCD", verifier: "EFGHJKLM" });
});
