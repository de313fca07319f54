import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { turnLogs } from "./turn-logs.ts";

let logs: string;

beforeEach(() => {
  logs = mkdtempSync(join(tmpdir(), "axisor-logs-"));
});

afterEach(() => rmSync(logs, { recursive: true }));

const say = (name: string, words: string) => writeFileSync(join(logs, name), words);
const read = (name: string) => readFileSync(join(logs, name), "utf8");

test("what the last run said is kept under another name, and nothing of the run before it", () => {
  say("worker.log", "the first run");
  turnLogs(logs);
  say("worker.log", "the second run");
  say("web.log", "a page");
  turnLogs(logs);
  expect(readdirSync(logs).sort()).toEqual(["web.previous.log", "worker.previous.log"]);
  expect(read("worker.previous.log")).toBe("the second run");
});

test("a part that said nothing in the last run keeps what it said before", () => {
  say("worker.log", "the first run");
  turnLogs(logs);
  turnLogs(logs);
  expect(read("worker.previous.log")).toBe("the first run");
});
