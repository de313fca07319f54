import { expect, it } from "vitest";
import { sats } from "../units.ts";
import { type Caps, checkBudget } from "./budget.ts";

const NO_CAPS: Caps = { perAction: null, perPosition: null, perDay: null, accountPerDay: null };
const spent = { onPosition: sats(600), inDay: sats(400), accountInDay: sats(900) };
const fits = (caps: Partial<Caps>, amount: number) =>
  checkBudget({ ...NO_CAPS, ...caps }, spent, sats(amount));

it("lets anything pass without caps", () => {
  expect(fits({}, 1_000_000)).toEqual({ kind: "fits" });
});

it.each([
  ["action-cap", { perAction: sats(100) }, 100],
  ["total-cap", { perPosition: sats(1_000) }, 400],
  ["day-cap", { perDay: sats(1_000) }, 600],
  ["account-day-cap", { accountPerDay: sats(1_000) }, 100],
] as const)("fills the %s to the sat and not a sat further", (rule, caps, room) => {
  expect(fits(caps, room)).toEqual({ kind: "fits" });
  expect(fits(caps, room + 1)).toEqual({ kind: "over", rule });
});

it("names the first cap that would be passed", () => {
  expect(fits({ perPosition: sats(1), accountPerDay: sats(1) }, 1)).toMatchObject({ rule: "total-cap" });
});
