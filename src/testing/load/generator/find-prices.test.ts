import { expect, test } from "vitest";
import { encodeEvent, GREETING, HEARTBEAT } from "#server/live/live-event.ts";
import { findPrices } from "./find-prices.ts";

/** As the wire carries it. */
const chunked = (bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);

const BOOT = "018f0000-0000-4000-8000-000000000001";
const price = (seq: number) => encodeEvent(BOOT, seq, "price", { network: "paper", last: 200_000 }).bytes;
const changed = (seq: number) => encodeEvent(BOOT, seq, "changed", null).bytes;

const STREAM = Buffer.concat(
  [GREETING, price(1), HEARTBEAT, price(12), changed(13), price(14), changed(15), HEARTBEAT, price(160)].map(
    chunked,
  ),
);

const foundIn = (pieces: readonly Buffer[]): readonly number[] => {
  const found: number[] = [];
  const read = findPrices((seq) => void found.push(seq));
  for (const piece of pieces) read(piece);
  return found;
};

test("finds each price of a stream, and nothing else", () => {
  expect(foundIn([STREAM])).toEqual([1, 12, 14, 160]);
});

test("finds each of them once, wherever the stream is cut in two or three", () => {
  for (let one = 1; one < STREAM.length; one += 1) {
    expect(foundIn([STREAM.subarray(0, one), STREAM.subarray(one)]), `cut at ${one}`).toEqual([
      1, 12, 14, 160,
    ]);
    const other = Math.min(STREAM.length - 1, one + 9);
    const pieces = [STREAM.subarray(0, one), STREAM.subarray(one, other), STREAM.subarray(other)];
    expect(foundIn(pieces), `cut at ${one} and ${other}`).toEqual([1, 12, 14, 160]);
  }
});

test("finds each of them where the stream comes byte by byte", () => {
  expect(foundIn([...STREAM].map((byte) => Buffer.from([byte])))).toEqual([1, 12, 14, 160]);
});

test("reads of each when its process began to tell it, where it says so", () => {
  const at = "2026-01-01T00:00:00.250Z";
  const told = [{ network: "paper", now: at }, { network: "paper" }, { network: "paper", now: "soon" }];
  const found: (number | null)[] = [];
  const read = findPrices((_, saidAt) => void found.push(saidAt()));
  for (const [seq, data] of told.entries()) read(chunked(encodeEvent(BOOT, seq, "price", data).bytes));
  expect(found).toEqual([Date.parse(at), null, null]);
});
