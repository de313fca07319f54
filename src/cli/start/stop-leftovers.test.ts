import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { identify, type ProcessIdentity, startOf } from "../infra/process-identity.ts";
import { writeRunning } from "./running-file.ts";
import { stopLeftovers } from "./stop-leftovers.ts";

let home: string;
let child: ChildProcess;
let left: ProcessIdentity;

const GONE = { pid: 2 ** 22 + 1, startedAt: "another boot/1" };
const file = () => join(home, "running.json");

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "axisor-leftovers-"));
  child = spawn("sleep", ["60"], { stdio: "ignore" });
  const found = identify(child.pid ?? 0);
  if (found === undefined) throw new Error("sleep did not start");
  left = found;
});

afterEach(() => {
  child.kill("SIGKILL");
  rmSync(home, { recursive: true });
});

const note = (launcher: ProcessIdentity, part: ProcessIdentity) =>
  writeRunning(file(), {
    launcher,
    url: "http://x",
    parts: [{ name: "worker", identity: part, signal: "SIGTERM" }],
  });

describe("a start", () => {
  test("ends what a killed start left behind, and forgets it", async () => {
    note(GONE, left);
    expect(await stopLeftovers(file())).toEqual({ kind: "stopped", names: ["worker"] });
    expect(startOf(left.pid)).toBeUndefined();
    expect(existsSync(file())).toBe(false);
  });

  test("leaves a stranger alone that was given the number of a part", async () => {
    note(GONE, { pid: left.pid, startedAt: "another boot/1" });
    expect(await stopLeftovers(file())).toEqual({ kind: "stopped", names: [] });
    expect(startOf(left.pid)).toBe(left.startedAt);
  });

  test("touches nothing of a start that still runs", async () => {
    note(left, left);
    expect(await stopLeftovers(file())).toEqual({ kind: "running", url: "http://x", pid: left.pid });
    expect(startOf(left.pid)).toBe(left.startedAt);
  });

  test("finds nothing where nothing ran", async () => {
    expect(await stopLeftovers(file())).toEqual({ kind: "stopped", names: [] });
  });
});
