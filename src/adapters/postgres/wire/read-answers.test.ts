import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswers } from "./read-answers.ts";

const message = (letter: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(5);
  head.write(letter, "latin1");
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
};

const errorOf = (severity: string, code: string, text: string): Buffer =>
  message("E", Buffer.from(`SOTHER\0V${severity}\0C${code}\0M${text}\0\0`));

const anyMessage = fc.oneof(
  fc
    .tuple(fc.constantFrom("D", "C", "Z", "T", "N", "S"), fc.uint8Array({ maxLength: 40 }))
    .map(([letter, body]) => message(letter, body)),
  fc.string({ unit: "grapheme-ascii", maxLength: 20 }).map((text) => errorOf("ERROR", "57014", text)),
);

/** Gives it to a reader in pieces of these sizes, and tells what passed, what was heard and how it ended. */
const readIn = (bytes: Buffer, sizes: readonly number[]) => {
  const heard: string[] = [];
  const passed: Buffer[] = [];
  const ends: Error[] = [];
  const read = readAnswers((letter) => heard.push(String.fromCharCode(letter)));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const piece = Buffer.from(bytes.subarray(at, at + size));
    const answer = read(piece);
    passed.push(Buffer.from(answer.passed));
    if (answer.end !== null) ends.push(answer.end);
    // Whoever gave it may use it for something else.
    piece.fill(0);
    at += size;
  }
  return { heard, passed: Buffer.concat(passed), ends };
};

const anySizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 });

describe("what a server says, in whatever pieces it comes", () => {
  test("passes as it was, each message heard once and in order", () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 20 }), anySizes, (sent, sizes) => {
        const { heard, passed, ends } = readIn(Buffer.concat(sent), sizes);
        expect(heard).toEqual(sent.map((bytes) => bytes.toString("latin1", 0, 1)));
        expect(passed).toEqual(Buffer.concat(sent));
        expect(ends).toEqual([]);
      }),
    );
  });

  test("is read to its end though it is nothing that a database server says", () => {
    // Lengths of -1 and 0: neither counts itself.
    for (const length of [-1, 0]) {
      const odd = Buffer.from("D0000E0000Z", "latin1");
      for (const at of [1, 6]) odd.writeInt32BE(length, at);
      expect(readIn(odd, [odd.length]).heard).toEqual(["D", "E"]);
    }
  });

  test("passes up to what ends the connection, and nothing from there on", () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { maxLength: 8 }),
        fc.array(anyMessage, { maxLength: 3 }),
        fc.constantFrom("FATAL", "PANIC"),
        anySizes,
        (before, after, severity, sizes) => {
          const end = errorOf(severity, "53300", "sorry, too many clients already");
          const { passed, ends } = readIn(Buffer.concat([...before, end, ...after]), sizes);
          expect(passed).toEqual(Buffer.concat(before));
          expect(ends).toHaveLength(1);
          expect(ends[0]).toMatchObject({ code: "53300", message: "sorry, too many clients already" });
        },
      ),
    );
  });
});
