import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { readCursor } from "./read-cursor.ts";
import { signCursor } from "./sign-cursor.ts";

const KEY = new Uint8Array(32).fill(7);
const SCOPE = { userId: "018f0000-0000-7000-8000-000000000001", list: "trade-log" };
const REFUSED = { code: "bad-input" };

/** Nothing comes out of it but a refusal. */
const expectRefused = (cursor: string, scope = SCOPE, key = KEY) => {
  let thrown: unknown;
  try {
    readCursor(key, scope, cursor);
  } catch (error) {
    thrown = error;
  }
  expect(thrown, cursor).toMatchObject(REFUSED);
};

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** One cursor with something else in it: a character, a place less or more, its parts in another order. */
const mutated = (cursor: string) =>
  fc
    .tuple(
      fc.nat(cursor.length - 1),
      fc.constantFrom(...BASE64URL, ".", "=", "+", "/", " ", "\u0000", "é", ""),
      fc.constantFrom("replace", "insert", "cut", "swap"),
    )
    .map(([at, character, how]) => {
      const [before, after] = [cursor.slice(0, at), cursor.slice(at + 1)];
      if (how === "replace") return before + character + after;
      if (how === "insert") return before + character + cursor.slice(at);
      return how === "cut" ? cursor.slice(0, at) : cursor.split(".").reverse().join(".");
    })
    .filter((other) => other !== cursor);

describe("a cursor", () => {
  test("leads its owner back to where it was made, whatever the place is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (position) => {
        expect(readCursor(KEY, SCOPE, signCursor(KEY, SCOPE, position))).toBe(position);
      }),
    );
  });

  test("that was changed in any way is refused, in a thousand ways", () => {
    const cursor = signCursor(KEY, SCOPE, "123456");
    fc.assert(
      fc.property(mutated(cursor), (other) => expectRefused(other)),
      { numRuns: runs(10_000) },
    );
  });

  test("has one spelling: no other text that decodes to the same bytes is taken", () => {
    for (const position of ["1", "12", "123", "1234"]) {
      const cursor = signCursor(KEY, SCOPE, position);
      const [head = "", mac = ""] = cursor.split(".");
      for (const last of BASE64URL) {
        if (last !== mac.at(-1)) expectRefused(`${head}.${mac.slice(0, -1)}${last}`);
        if (last !== head.at(-1)) expectRefused(`${head.slice(0, -1)}${last}.${mac}`);
      }
      for (const other of [`${cursor}=`, ` ${cursor}`, `${cursor}.`, `${cursor}.x`, `${head}=.${mac}`]) {
        expectRefused(other);
      }
    }
  });

  test("of another user, another list or another key is refused", () => {
    const cursor = signCursor(KEY, SCOPE, "42");
    expectRefused(cursor, { ...SCOPE, userId: "018f0000-0000-7000-8000-000000000002" });
    expectRefused(cursor, { ...SCOPE, list: "security" });
    expectRefused(cursor, SCOPE, new Uint8Array(32).fill(8));
  });

  test("cannot be cut differently into user, list and place", () => {
    const cursor = signCursor(KEY, { userId: "a", list: "bc" }, "d");
    const mac = cursor.split(".")[1];
    expectRefused(`${Buffer.from("d").toString("base64url")}.${mac}`, { userId: "ab", list: "c" });
    expectRefused(`${Buffer.from("cd").toString("base64url")}.${mac}`, { userId: "a", list: "b" });
  });

  test.each(["", ".", "..", "42", "-1", "9".repeat(200), "null", "MQ.", ".MQ", "MQ", "\u0000"])(
    "that never was one is refused (%j)",
    (text) => expectRefused(text),
  );
});
