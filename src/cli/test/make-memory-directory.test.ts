import { mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasRoom, ownDirectoryIn, ROOM_BYTES } from "./make-memory-directory.ts";

let parent = "";
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "axisor-memory-"));
});
afterAll(() => rmSync(parent, { recursive: true }));

test("a run stays on the disk where memory is not, or has no room for it and for the run itself", () => {
  const room = { isMemory: true, left: ROOM_BYTES, memoryLeft: 2 * ROOM_BYTES };
  expect(hasRoom(room)).toBe(true);
  expect(hasRoom({ ...room, isMemory: false })).toBe(false);
  expect(hasRoom({ ...room, left: ROOM_BYTES - 1 })).toBe(false);
  expect(hasRoom({ ...room, memoryLeft: 2 * ROOM_BYTES - 1 })).toBe(false);
});

test("a checkout has one directory, which others pass through and do not list", () => {
  const home = ownDirectoryIn(parent) ?? "";
  expect(basename(home)).toMatch(/^axisor-[0-9a-f]{12}$/);
  expect(ownDirectoryIn(parent)).toBe(home);
  expect(statSync(home).mode & 0o777).toBe(0o711);
});

test("what somebody else made is not taken, nor what leads elsewhere", () => {
  const home = ownDirectoryIn(parent) ?? "";
  expect(ownDirectoryIn(parent, statSync(home).uid + 1)).toBeNull();
  rmSync(home, { recursive: true });
  symlinkSync(parent, home);
  expect(ownDirectoryIn(parent)).toBeNull();
});
