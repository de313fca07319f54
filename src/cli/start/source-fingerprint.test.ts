import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sourceFingerprint } from "./source-fingerprint.ts";

let checkout: string;

const put = (file: string, content: string) => {
  mkdirSync(join(checkout, file, ".."), { recursive: true });
  writeFileSync(join(checkout, file), content);
};

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "axisor-fingerprint-"));
  put("src/app/page.tsx", "one");
  put("package-lock.json", "{}");
});

afterEach(() => rmSync(checkout, { recursive: true }));

describe("a build is stale", () => {
  test.each([
    ["a source changed", "src/app/page.tsx", "two"],
    ["a source was added", "src/app/new.tsx", ""],
    ["a dependency changed", "package-lock.json", '{"a":1}'],
    ["a public file was added", "public/icon.svg", "<svg/>"],
  ])("when %s", (_why, file, content) => {
    const before = sourceFingerprint(checkout);
    put(file, content);
    expect(sourceFingerprint(checkout)).not.toBe(before);
  });

  test("when its files will be looked for elsewhere", () => {
    expect(sourceFingerprint(checkout, "https://static.axisor.example")).not.toBe(
      sourceFingerprint(checkout),
    );
  });

  test("when content moved from one file to another", () => {
    put("src/app/b.tsx", "");
    const before = sourceFingerprint(checkout);
    put("src/app/page.tsx", "");
    put("src/app/b.tsx", "one");
    expect(sourceFingerprint(checkout)).not.toBe(before);
  });

  test.each(["src/app/page.test.tsx", "src/cli/start.ts", "src/testing/x.ts", ".data/secrets.json"])(
    "but not when only %s changed, which no build reads",
    (file) => {
      const before = sourceFingerprint(checkout);
      put(file, "changed");
      expect(sourceFingerprint(checkout)).toBe(before);
    },
  );
});
