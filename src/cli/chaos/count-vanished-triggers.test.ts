import { expect, it } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import type { GuardWatch } from "#ports/engine-audit.ts";
import { countVanishedTriggers } from "./count-vanished-triggers.ts";

const guard = (trigger: GuardWatch["trigger"]): GuardWatch => ({
  automationId: "guard",
  accountId: "account",
  positionId: "a",
  trigger,
});

const LONG = { id: "a", side: "long", liquidation: priceFromUsd(95_000) } as const;
const SHORT = { id: "a", side: "short", liquidation: priceFromUsd(105_000) } as const;

const count = (
  trigger: GuardWatch["trigger"],
  position: Parameters<typeof countVanishedTriggers>[1][number],
  usd: number,
) => countVanishedTriggers([guard(trigger)], [position], priceFromUsd(usd), 500);

// 5 % from 95,000 a long fires at 95,000 / 0.95 = 100,000; from 105,000 a short at 105,000 / 1.05 = 100,000.
it.each(["armed", "asleep"] as const)("counts a trigger that is %s inside the price", (trigger) => {
  expect(count(trigger, LONG, 99_999.5)).toBe(1);
  expect(count(trigger, SHORT, 100_000.5)).toBe(1);
});

it("does not count what lies outside, or on the very step that may have been rounded", () => {
  expect(count("asleep", LONG, 100_000)).toBe(0);
  expect(count("asleep", SHORT, 100_000)).toBe(0);
});

it.each(["worked", "waiting", "held"] as const)("does not count a trigger that is %s", (trigger) => {
  expect(count(trigger, LONG, 99_000)).toBe(0);
});

it("does not count a guard whose position is gone", () => {
  expect(count("asleep", { ...LONG, id: "b" }, 99_000)).toBe(0);
});
