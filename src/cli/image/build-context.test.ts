import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { isSent, layBuildContext, readIgnored } from "./build-context.ts";

const IGNORED = readIgnored("# all\n*\n!src\n!.npmrc\n\nsrc/testing\n**/*.test.ts\n!src/testing/kept.txt\n");

test("the last line that fits a file decides whether an engine is sent it", () => {
  const sent = ["src/app/page.tsx", ".npmrc", "src/testing.ts", "src/testing/kept.txt"];
  const kept = [".env", "README.md", "deep/down/a.ts", "src/testing/a.ts", "src/app/a.test.ts", "a.test.ts"];
  expect([...sent, ...kept].filter((file) => isSent(IGNORED, file))).toEqual(sent);
  expect(isSent([], "anything")).toBe(true);
});

test("what is laid out is what an engine is sent", () => {
  const home = mkdtempSync(join(tmpdir(), "axisor-context-"));
  const [from, to] = [join(home, "from"), join(home, "to")];
  for (const file of [".npmrc", ".env", "src/app/page.tsx", "src/app/page.test.ts", "src/testing/stage.ts"]) {
    mkdirSync(dirname(join(from, file)), { recursive: true });
    writeFileSync(join(from, file), file);
  }
  writeFileSync(join(from, "src/testing/kept.txt"), "");
  layBuildContext(from, IGNORED, to);
  const laid = readdirSync(to, { recursive: true }).map(String).sort();
  expect(laid).toEqual([
    ".npmrc",
    "src",
    "src/app",
    "src/app/page.tsx",
    "src/testing",
    "src/testing/kept.txt",
  ]);
  rmSync(home, { recursive: true });
});
