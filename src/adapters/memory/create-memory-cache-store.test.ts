import { expect, test } from "vitest";
import { createMemoryCacheStore } from "./create-memory-cache-store.ts";

const MINUTE = 60_000;
const open = (maxEntries: number, maxBytes: number) =>
  createMemoryCacheStore({ elapsed: () => 0, maxEntries, maxBytes });
const entry = (key: string, text = "1") => ({ key, text });

test("beyond its entries, what was used longest ago goes first", async () => {
  const store = open(2, 1_000);
  await store.write([entry("a"), entry("b")], MINUTE);
  await store.look(["a"]);
  await store.write([entry("c")], MINUTE);
  expect(await store.look(["a", "b", "c"])).toEqual({ ok: true, value: ["1", null, "1"] });
});

test("beyond its bytes too, counted at two a letter", async () => {
  const store = open(100, 20);
  await store.write([entry("a", "1234"), entry("b", "1234")], MINUTE);
  expect(await store.look(["a", "b"])).toEqual({ ok: true, value: ["1234", "1234"] });
  await store.write([entry("b", "12345")], MINUTE);
  expect(await store.look(["a", "b"])).toEqual({ ok: true, value: [null, "12345"] });
});

test("keeps nothing that would not fit alone, and not what it replaces", async () => {
  const store = open(100, 20);
  await store.write([entry("a"), entry("b")], MINUTE);
  await store.write([entry("b", "1234567890")], MINUTE);
  expect(await store.look(["a", "b"])).toEqual({ ok: true, value: ["1", null] });
});

test("settles on what was there first", async () => {
  const store = open(100, 100);
  await store.write([entry("a", "first")], MINUTE);
  const settled = await store.settle([entry("a", "second"), entry("b", "new")], MINUTE);
  expect(settled).toEqual({ ok: true, value: ["first", "new"] });
});
