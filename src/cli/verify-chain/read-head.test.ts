import { describe, expect, test } from "vitest";
import { headInWords, readHead } from "./read-head.ts";

const HASH = "0123456789abcdef".repeat(4);

describe("a head that was written down", () => {
  test("is read as it was printed, whatever the copying added", () => {
    expect(readHead(headInWords({ seq: 41, hash: HASH }))).toEqual({ seq: 41, hash: HASH });
    expect(readHead(` 41:${HASH.toUpperCase()}\n`)).toEqual({ seq: 41, hash: HASH });
  });

  test.each([
    "",
    "41",
    HASH,
    `41 ${HASH}`,
    `41:${HASH}0`,
    `41:${HASH.slice(1)}`,
    `-1:${HASH}`,
    `1e3:${HASH}`,
  ])("is not taken for one when it is %j", (text) => {
    expect(() => readHead(text)).toThrow("--head takes");
  });
});
