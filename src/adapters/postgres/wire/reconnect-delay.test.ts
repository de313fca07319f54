import { expect, test } from "vitest";
import { reconnectDelay } from "./reconnect-delay.ts";

test("a place connects again almost at once, and never later than after half a second", () => {
  expect([0, 1, 2, 3, 4].map(reconnectDelay)).toEqual([0.02, 0.04, 0.08, 0.16, 0.32]);
  expect([5, 10, 100, 100_000].map(reconnectDelay)).toEqual([0.5, 0.5, 0.5, 0.5]);
});
