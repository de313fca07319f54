import { expect, test } from "vitest";
import { deriveKey } from "./derive-key.ts";

const SECRET = "a secret of more than thirty-two characters";
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("a key is always the same for its secret and purpose, and for no other secret", () => {
  const key = deriveKey(SECRET, "cursors");
  expect(key).toHaveLength(32);
  expect(hex(deriveKey(SECRET, "cursors"))).toBe(hex(key));
  expect(hex(deriveKey(`${SECRET}x`, "cursors"))).not.toBe(hex(key));
  // Written down once: another way to derive it would make every cursor that is out a wrong one.
  expect(hex(key)).toMatchInlineSnapshot(
    `"6d5c811a84f7e822543a683dfb7bd27ebdec27053c6638be78ca24edaba6ff1e"`,
  );
});
