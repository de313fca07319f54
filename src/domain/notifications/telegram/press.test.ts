import { expect, test } from "vitest";
import { type Press, pressData, readPress } from "./press.ts";

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const NONCE = "q".repeat(43);

test("what a button carries is read again, and fits into what Telegram carries", () => {
  const presses: readonly Press[] = [
    { kind: "acknowledge", notificationId: ID },
    { kind: "snooze", notificationId: ID },
    { kind: "freeze" },
    { kind: "flatten", nonce: NONCE },
    { kind: "leave", nonce: NONCE },
  ];
  for (const press of presses) {
    const data = pressData(press);
    expect(readPress(data)).toEqual(press);
    expect(data.length).toBeLessThanOrEqual(64);
  }
});

test.each([
  "",
  "acknowledge",
  `acknowledge:${ID}:x`,
  "snooze:1",
  "freeze:",
  "flatten:x",
  "unfreeze",
  "leave: ",
])("%s is no press of ours", (data) => {
  expect(readPress(data)).toBeNull();
});
