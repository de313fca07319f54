import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { measureLayer } from "./measure-layer.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "axisor-layer-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const plant = (name: string, files: Readonly<Record<string, string>>, at: number): string => {
  for (const [file, text] of Object.entries(files)) {
    const path = join(home, name, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, at, at);
  }
  return join(home, name);
};

test("the same files make the same layer, in whatever order and whenever they were written", async () => {
  const one = await measureLayer(plant("one", { "a/x": "1", b: "2" }, 1_000));
  const other = await measureLayer(plant("other", { b: "2", "a/x": "1" }, 2_000));
  expect(other).toEqual(one);
  const changed = await measureLayer(plant("changed", { b: "3", "a/x": "1" }, 2_000));
  expect(changed.digest).not.toBe(one.digest);
});

test("a layer is counted as it travels, compressed", async () => {
  const { bytes, unpackedBytes } = await measureLayer(plant("long", { a: "0".repeat(1_000_000) }, 1_000));
  expect(unpackedBytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThan(10_000);
});

test("only what is named goes in, and what is not there fails", async () => {
  const root = plant("named", { a: "1".repeat(100_000), b: "2".repeat(100_000) }, 1_000);
  const { unpackedBytes } = await measureLayer(root, ["a"]);
  expect(unpackedBytes).toBeLessThan(150_000);
  await expect(measureLayer(root, ["c"])).rejects.toThrow("could not pack");
});
