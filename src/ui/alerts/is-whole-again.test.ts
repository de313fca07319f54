import { describe, expect, it } from "vitest";
import type { AlertView } from "#server/trpc/schemas/alerts.ts";
import { isWholeAgain } from "./is-whole-again.ts";

const ALERT: AlertView = {
  id: "33333333-3333-4333-8333-333333333333",
  accountId: "11111111-1111-4111-8111-111111111111",
  state: "armed",
  when: { kind: "crossing", price: 140_000 },
  repeat: { kind: "once" },
  toldAt: null,
  restsUntil: null,
  createdAt: "2026-11-23T17:53:00.000Z",
};

describe("an alert that is armed anew after it was ended", () => {
  it("is whole again where it had told nothing and did not rest, and is not offered elsewhere", () => {
    const at = "2026-11-23T17:55:00.000Z";
    expect(isWholeAgain(ALERT)).toBe(true);
    expect(isWholeAgain({ ...ALERT, toldAt: at })).toBe(false);
    expect(isWholeAgain({ ...ALERT, restsUntil: at })).toBe(false);
    expect(isWholeAgain({ ...ALERT, state: "paused" })).toBe(false);
  });
});
