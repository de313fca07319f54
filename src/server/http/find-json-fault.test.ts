import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault } from "./find-json-fault.ts";

const nested = (levels: number, open = "[", close = "]") => open.repeat(levels) + close.repeat(levels);

describe("JSON that is looked through before it is parsed", () => {
  test("may be twenty levels deep and no deeper, whether it ends or not", () => {
    expect(findJsonFault(nested(20))).toBeNull();
    expect(findJsonFault(nested(21))?.("en")).toContain("deeper than 20");
    expect(findJsonFault("[".repeat(100_000))?.("en")).toContain("deeper than 20");
    expect(findJsonFault('{"a":'.repeat(21))?.("en")).toContain("deeper than 20");
  });

  test("counts nothing that stands inside a text", () => {
    expect(findJsonFault(JSON.stringify({ a: `"${"[".repeat(99)}\\`, b: '{"b":1,"b":2}' }))).toBeNull();
  });

  test.each([
    '{"a":1,"a":2}',
    '{"0":{},"0":{}}',
    '[{"x":{"a":1,"b":2,"a":3}}]',
    '{"a":1,"\\u0061":2}',
    '{"a":{"b":1},"a":1}',
    '{"__proto__":1,"__proto__":2}',
  ])("names no field twice: %s", (text) => {
    expect(findJsonFault(text)?.("en")).toContain("twice");
  });

  test.each([
    '{"a":"a","b":["a","a"]}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}}}',
    '["a","a"]',
    '"a"',
    "1",
    "",
  ])("may repeat what is no name of one object: %s", (text) => {
    expect(findJsonFault(text)).toBeNull();
  });

  test.each(["\u0000", "a\u0000b", "\\\u0000", "\\\\\u0000"])("holds no NUL in any text: %j", (text) => {
    for (const value of [text, [text], { a: { b: text } }, { [text]: 1 }]) {
      expect(findJsonFault(JSON.stringify(value))?.("en")).toContain("cannot be kept");
    }
  });

  test.each(["\\u0000", "\\\\u0000", "u0000", "\u0001"])("may speak of it: %j", (text) => {
    expect(findJsonFault(JSON.stringify({ a: text }))).toBeNull();
  });

  test("is passed whenever it is what a client of ours writes", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 12 }), (text) => {
        expect(findJsonFault(text)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test("is read once, however it is made: no text makes it slow or makes it throw", () => {
    const hostile = ['"\\', '\\"', '"', '{"', '"a":', "\\u", '{"a":"\\'].map((unit) =>
      unit.repeat(60_000 / unit.length),
    );
    for (const text of hostile) expect(() => findJsonFault(text)).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[],:"\\au 0'), maxLength: 200 }), (text) => {
        findJsonFault(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
