import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createPacker } from "./create-packer.ts";

const SIZES = [0, 1, 100, 16_383, 16_384, 16_385, 100_000, 1_000_000];

test.each(SIZES)("what is packed of %i bytes is what it was, easily packed or not", async (size) => {
  const pack = createPacker();
  for (const bytes of [randomBytes(size), Buffer.alloc(size, "sats ")]) {
    expect(gunzipSync(await pack(bytes)).equals(bytes)).toBe(true);
  }
});

test("an engine that failed tells so, and the next answer is packed by another", async () => {
  const pack = createPacker();
  await pack(Buffer.from("first"));
  await expect(Reflect.apply(pack, undefined, [Symbol("no bytes")])).rejects.toThrow(TypeError);
  expect(gunzipSync(await pack(Buffer.from("next"))).toString()).toBe("next");
});

test("what is packed at once, and one after the other, never mixes", async () => {
  const pack = createPacker();
  for (let round = 0; round < 5; round += 1) {
    const all = SIZES.map((size) => Buffer.concat([Buffer.from(`${round} ${size} `), randomBytes(size)]));
    const packed = await Promise.all(all.map(pack));
    expect(packed.map((bytes, at) => gunzipSync(bytes).equals(all[at] ?? Buffer.of()))).toEqual(
      SIZES.map(() => true),
    );
  }
});
