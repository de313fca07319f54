import { expect, it } from "vitest";
import { sats } from "../units.ts";
import { ACTION_KINDS, ALONE_ACTIONS, actionsOf, amountOf, areExclusive, isSafeToRepeat } from "./action.ts";

it("what moves sats or opens something is never safe to repeat", () => {
  expect(ACTION_KINDS.filter((kind) => !isSafeToRepeat(kind))).toEqual([
    "add-margin",
    "cash-in",
    "open-trade",
    "cross-order",
    "close-cross",
    "deposit-cross",
    "withdraw-cross",
  ]);
});

it("what is not safe to repeat is alone in its company, except a close, which waits for nothing", () => {
  const waits = ACTION_KINDS.filter((kind) => !isSafeToRepeat(kind) && kind !== "close-cross");
  expect([...ALONE_ACTIONS].sort()).toEqual([...waits].sort());
});

it("a guard's top-up never waits for an order that opens a trade", () => {
  expect(actionsOf("margin")).toEqual(["add-margin", "cash-in", "deposit-cross", "withdraw-cross"]);
  for (const opening of actionsOf("opening")) expect(areExclusive("add-margin", opening)).toBe(false);
  expect(areExclusive("add-margin", "cash-in")).toBe(true);
  expect(areExclusive("close-trade", "close-trade")).toBe(false);
});

it("only what is added to a position that runs counts against the caps", () => {
  expect(amountOf({ kind: "deposit-cross", amount: sats(7) })).toBe(7);
  expect(amountOf({ kind: "withdraw-cross", amount: sats(7) })).toBeNull();
  expect(amountOf({ kind: "cash-in", amount: sats(7) })).toBeNull();
});
