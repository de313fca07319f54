import { mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { homeOf, makeOwn } from "./own-directory.ts";

let parent = "";
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "axisor-own-"));
});
afterAll(() => rmSync(parent, { recursive: true }));

test("a path has one place, whichever way it is written", () => {
  expect(homeOf("/a/b", "/c")).toMatch(/^\/c\/axisor-[0-9a-f]{12}$/);
  expect(homeOf("/a/x/../b/", "/c")).toBe(homeOf("/a/b", "/c"));
  expect(homeOf("/a/bb", "/c")).not.toBe(homeOf("/a/b", "/c"));
});

test("a directory is ours with the mode that was asked for, the second time too", () => {
  const home = join(parent, "home");
  for (const mode of [0o755, 0o711]) {
    expect(makeOwn(home, mode)).toBe(true);
    expect(statSync(home).mode & 0o777).toBe(mode);
  }
});

test("what somebody else made is not taken, nor what leads elsewhere", () => {
  const [theirs, link] = [join(parent, "theirs"), join(parent, "link")];
  expect(makeOwn(theirs, 0o755, statSync(parent).uid + 1)).toBe(false);
  symlinkSync(parent, link);
  expect(makeOwn(link, 0o755)).toBe(false);
});
