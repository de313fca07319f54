import { expect, test } from "vitest";
import { hasRoom, ROOM_BYTES } from "./make-memory-directory.ts";

test("a run stays on the disk where memory is not, or has no room for it and for the run itself", () => {
  const room = { isMemory: true, left: ROOM_BYTES, memoryLeft: 2 * ROOM_BYTES };
  expect(hasRoom(room)).toBe(true);
  expect(hasRoom({ ...room, isMemory: false })).toBe(false);
  expect(hasRoom({ ...room, left: ROOM_BYTES - 1 })).toBe(false);
  expect(hasRoom({ ...room, memoryLeft: 2 * ROOM_BYTES - 1 })).toBe(false);
});
