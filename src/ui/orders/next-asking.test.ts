import { expect, it } from "vitest";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";
import { ago } from "#testing/views/an-overview.ts";
import { nextAskingMs } from "./next-asking.ts";

const cross = {
  id: "c",
  side: "long",
  quantity: 1,
  price: 2,
  createdAt: ago(1),
  isTakenBack: false,
} as const;
const read = (isTakenBack: boolean): WaitingOrdersView => ({
  readAt: ago(0),
  isolated: [{ ...cross, margin: 1, leverage: 1 }],
  cross: [{ ...cross, isTakenBack }],
});
const asked = (change: Partial<Parameters<typeof nextAskingMs>[0]> = {}) =>
  nextAskingMs({ data: read(false), hasFailed: false, retryAfter: null, ...change });

it("what waits is asked for every 15 seconds, and sooner while somebody waits for an order to be gone", () => {
  expect(asked()).toBe(15_000);
  expect(asked({ data: undefined })).toBe(15_000);
  expect(asked({ data: read(true) })).toBe(4_000);
});

it("an answer that did not come is asked for again soon, and no sooner than was named", () => {
  expect(asked({ hasFailed: true })).toBe(4_000);
  expect(asked({ hasFailed: true, retryAfter: 1 })).toBe(4_000);
  expect(asked({ hasFailed: true, retryAfter: 9 })).toBe(9_000);
  expect(asked({ hasFailed: true, retryAfter: 600 })).toBe(15_000);
});
