import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFinder } from "./create-finder.ts";
import { encodingsOf } from "./encodings-of.ts";

/** In which encodings a secret is found in a text that holds it somehow. */
const foundIn = (text: string | Buffer, secret: Uint8Array): string[] => {
  const forms = encodingsOf(Buffer.from(secret));
  const found = new Set<string>();
  createFinder(forms.map(({ bytes }) => bytes)).find(Buffer.from(text), (number) =>
    found.add(forms[number]?.encoding ?? ""),
  );
  return [...found];
};

const TEXT = 'pass "word" é\\ </&+% 9';
const text = Buffer.from(TEXT, "utf8");
const key = randomBytes(32);
const inside = (bytes: Uint8Array, before: number) =>
  Buffer.concat([randomBytes(before), bytes, randomBytes(7)]);

describe("a secret is found", () => {
  it.each([
    ["raw", `so ${TEXT} it was`],
    ["hex", `\\x00${text.toString("hex")}ff`],
    ["hex", text.toString("hex").toUpperCase()],
    ["URL-encoded", `/login?password=${encodeURIComponent(TEXT)}&x=1`],
    ["URL-encoded", encodeURIComponent(TEXT).replace(/%../g, (code) => code.toLowerCase())],
    ["JSON-escaped", JSON.stringify({ password: TEXT })],
    ["JSON-escaped", JSON.stringify(TEXT).replaceAll("<", "\\u003c").replaceAll("&", "\\u0026")],
    ["HTML-escaped", `<p>pass &quot;word&quot; é\\ &lt;/&amp;+% 9</p>`],
    ["UTF-16LE", Buffer.from(`so ${TEXT}`, "utf16le")],
    ["reversed", Buffer.from(text).reverse()],
    ["byte list", JSON.stringify({ type: "Buffer", data: [...text] })],
    ["byte map", JSON.stringify({ ...text })],
    ["spaced hex", `<Buffer 00 ${text.toString("hex").match(/../g)?.join(" ")} 01>`],
  ])("%s as %s", (encoding, written) => {
    expect(foundIn(written, text)).toEqual([encoding]);
  });

  it.each([0, 1, 2, 3, 4, 5])("in base64 of both alphabets with %i bytes before it", (before) => {
    for (const secret of [text, key]) {
      const around = inside(secret, before);
      const plain = around.toString("base64");
      expect(foundIn(plain, secret)).toContain("base64");
      expect(foundIn(around.toString("base64url"), secret).length).toBeGreaterThan(0);
    }
  });

  it("as bytes that spell nothing, however a dump or a log writes them", () => {
    expect(foundIn(inside(key, 3), key)).toEqual(["raw"]);
    expect(foundIn(`\\\\x${key.toString("hex")}`, key)).toEqual(["hex"]);
    expect(foundIn(JSON.stringify(key), key)).toEqual(["byte list"]);
    expect(foundIn(JSON.stringify(new Uint8Array(key)), key)).toEqual(["byte map"]);
  });

  it("in base64 that an address had to escape", () => {
    const awkward = Buffer.from("ûÿþûÿþûÿþûÿþ", "latin1");
    const address = `/x?key=${encodeURIComponent(awkward.toString("base64"))}`;
    expect(foundIn(address, awkward)).toEqual(["base64 in an address"]);
  });

  it("and nothing else is", () => {
    const other = randomBytes(64);
    expect(foundIn(other, key)).toEqual([]);
    expect(foundIn(other.toString("base64"), key)).toEqual([]);
    expect(foundIn(TEXT.slice(1), text)).toEqual([]);
    expect(foundIn(TEXT.slice(0, -1), text)).toEqual([]);
  });
});

describe("a finder", () => {
  it("finds exactly what a plain search finds", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 4, maxLength: 9 });
    const long = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 80 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }), long, (patterns, haystack) => {
        const found: string[] = [];
        createFinder(patterns.map((pattern) => Buffer.from(pattern))).find(
          Buffer.from(haystack),
          (number, at) => found.push(`${number}@${at}`),
        );
        const expected = patterns.flatMap((pattern, number) =>
          [...haystack].flatMap((_, at) => (haystack.startsWith(pattern, at) ? [`${number}@${at}`] : [])),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });

  it("refuses what is too short to be told from chance", () => {
    expect(() => createFinder([Buffer.from("abc")])).toThrow(RangeError);
  });
});
