import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Exception } from "../exceptions.ts";
import type { SinkReport, SweepReport } from "../sweep-sinks.ts";
import { printSweep } from "./print-sweep.ts";

let said = "";
beforeEach(() => {
  said = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      said += String(text);
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const clean: SinkReport = { name: "log files", bytes: 1_200, hits: [], excepted: 0 };
const exception: Exception = { kind: "password", sink: "a", place: /^b$/, reason: "it is shown there" };
const verdictOn = (report: Partial<SweepReport>, run: Partial<Parameters<typeof printSweep>[1]> = {}) =>
  printSweep(
    { secrets: 9, forms: 90, sinks: [clean], idle: [], ...report },
    { missing: [], isWhole: true, tookMs: 1_000, ...run },
  );

test("a clean run passes once for each sink, and once because every kind came up", () => {
  expect(verdictOn({ sinks: [clean, { ...clean, excepted: 3 }] })).toEqual({ passed: 3, failed: 0 });
  expect(said).toContain("log files: 1.2 kB searched, 0 hits, 3 where they are shown on purpose");
});

test("a hit fails its sink and is told by kind, place and encoding", () => {
  const hits = [{ kind: "api-secret", sink: "log files", place: "web.log", encoding: "hex" }] as const;
  expect(verdictOn({ sinks: [{ ...clean, hits }] })).toEqual({ passed: 1, failed: 1 });
  expect(said).toContain("api-secret: it stands in web.log (hex)");
});

test("a sink that held nothing fails a whole run", () => {
  const empty = { ...clean, bytes: 0 };
  expect(verdictOn({ sinks: [empty] }).failed).toBe(1);
  expect(verdictOn({ sinks: [empty] }, { isWhole: false }).failed).toBe(0);
});

test("an exception that never struck fails a whole run", () => {
  expect(verdictOn({ idle: [exception] }).failed).toBe(1);
  expect(verdictOn({ idle: [exception] }, { isWhole: false }).failed).toBe(0);
});

test("a kind of secret that never came up fails a whole run", () => {
  expect(verdictOn({}, { missing: ["totp-seed"] }).failed).toBe(1);
  expect(said).toContain("never came up: totp-seed");
});
