import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const NOW = Date.UTC(2026, 0, 1);

test.each([
  ["2", 2_000],
  ["0.5", 500],
  ["Thu, 01 Jan 2026 00:00:07 GMT", 7_000],
  ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
  ["999999999", 60_000],
  ["soon", 1_000],
  ["-5", 1_000],
  [null, 1_000],
])("Retry-After %j asks for %i ms", (header, expected) => {
  expect(retryAfterMs(header, NOW)).toBe(expected);
});
