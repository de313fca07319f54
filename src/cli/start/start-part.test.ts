import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inheritedEnv } from "#env";
import { startPart } from "./start-part.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "axisor-part-"));
});

afterEach(() => rmSync(home, { recursive: true }));

test("what a part said before it ended still stands in the log once it was started again", async () => {
  const logFile = join(home, "worker.log");
  const run = (program: string) =>
    startPart({ name: "worker", args: ["-e", program], env: inheritedEnv("test"), logFile }).ended;
  expect(await run("throw new Error('why it ended')")).toBe("ended with code 1");
  expect(await run("console.log('it is back')")).toBe("ended with code 0");
  await vi.waitFor(() => expect(readFileSync(logFile, "utf8")).toMatch(/why it ended.*it is back/s));
});
