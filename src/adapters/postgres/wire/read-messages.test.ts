import fc from "fast-check";
import { expect, test } from "vitest";
import { readMessages } from "./read-messages.ts";

const message = ([letter, body]: readonly [number, Uint8Array]): Buffer => {
  const head = Buffer.alloc(5);
  head.writeUInt8(letter);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
};

test("the letter of each message is heard once and in order, in whatever pieces they come", () => {
  const messages = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 40 })), {
    maxLength: 20,
  });
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(messages, sizes, (sent, pieces) => {
      const heard: number[] = [];
      const read = readMessages((letter) => heard.push(letter));
      const bytes = Buffer.concat(sent.map(message));
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = pieces[turn % pieces.length] ?? 1;
        const piece = Buffer.from(bytes.subarray(at, at + size));
        read(piece);
        // Whoever gave it may use it for something else.
        piece.fill(0);
        at += size;
      }
      expect(heard).toEqual(sent.map(([letter]) => letter));
    }),
  );
});
