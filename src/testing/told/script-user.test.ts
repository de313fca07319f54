import { expect, it } from "vitest";
import { scriptUser } from "./script-user.ts";

it("asks once for what several parts of its page read, and again when its time is over", () => {
  const user = scriptUser(() => 0, 0);
  // Four on every page; home's two more parts of the overview and one of the receipts find them there.
  expect(user.turn(0)).toEqual(["overview", "receipts", "notices", "panic"]);
  expect(user.counts).toEqual({ reads: 7, held: 3 });
  expect(user.turn(14_999)).toEqual([]);
  expect(user.turn(14_000)).toEqual([]);
  expect(user.counts).toEqual({ reads: 7, held: 3 });
});

it("moves on after its stay, and what is held serves the next page too", () => {
  const user = scriptUser(() => 0, 0);
  user.turn(0);
  // Fifteen seconds at least; the first page after home is the list of positions. Its receipts are held, its overview is due.
  expect(user.turn(15_000)).toEqual(["overview"]);
  expect(user.counts).toEqual({ reads: 7 + 2, held: 3 + 1 });
  expect(user.turn(29_999)).toEqual([]);
});

it("asks for all that is told of on its page when something changed", () => {
  const user = scriptUser(() => 0, 0);
  user.turn(0);
  expect(user.hear(1_000)).toEqual(["overview", "receipts", "notices", "panic"]);
  expect(user.counts).toEqual({ reads: 11, held: 3 });
});
