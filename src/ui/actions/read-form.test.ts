import { describe, expect, it } from "vitest";
import { previewInput } from "#server/trpc/schemas/positions.ts";
import { EMPTY_ORDER, readAmount, readCrossOrder, readExit, readOrder } from "./read-form.ts";

const ACCOUNT = "11111111-1111-4111-8111-111111111111";
const isTaken = (action: unknown): boolean =>
  previewInput.safeParse({ accountId: ACCOUNT, positionId: "p", action }).success;

describe("a form", () => {
  it("is read into what the server takes, with grouping, units and half dollars", () => {
    const read = [
      readAmount("add-margin", "250,000 sats"),
      readExit("stop-loss", { by: "price", text: "$74,300.5" }),
      readExit("stop-loss", { by: "trailing", text: "2.5 %" }),
      readExit("take-profit", { by: "remove", text: "" }),
      readOrder({ ...EMPTY_ORDER, size: "1,000", leverage: "2,5×", stopLoss: "90000" }),
      readOrder({ ...EMPTY_ORDER, by: "margin", size: "10,000", leverage: "10", type: "limit", limit: "9" }),
      readCrossOrder({ ...EMPTY_ORDER, side: "short", size: "500" }),
    ];
    const actions = read.map((form) => (form.ok ? form.action : null));
    expect(actions.map(isTaken)).toEqual(actions.map(() => true));
    expect(actions[0]).toEqual({ kind: "add-margin", amount: 250_000 });
    expect(actions[1]).toEqual({ kind: "set-stop-loss", price: 148_601 });
    expect(actions[2]).toEqual({ kind: "set-trailing-stop", distanceBps: 250 });
    expect(actions[3]).toEqual({ kind: "remove-take-profit" });
    expect(actions[4]).toMatchObject({
      order: { size: { by: "quantity", quantity: 1_000 }, leverage: 2.5, limit: null, stopLoss: 180_000 },
    });
    expect(actions[5]).toMatchObject({ order: { size: { by: "margin", margin: 10_000 }, limit: 18 } });
    expect(actions[6]).toEqual({ kind: "cross-order", order: { side: "short", quantity: 500, limit: null } });
  });

  it("names every field that says nothing, and never takes nothing for zero", () => {
    const read = readOrder({ ...EMPTY_ORDER, type: "limit", leverage: "200", stopLoss: "soon" });
    expect(read.ok ? [] : Object.keys(read.mistakes)).toEqual(["size", "leverage", "limit", "stopLoss"]);
    for (const text of ["", "0", "-5", "1.5", "many"])
      expect(readAmount("cash-in", text).ok, text).toBe(false);
    expect(readOrder({ ...EMPTY_ORDER, size: "10.5", leverage: "10" }).ok).toBe(false);
  });
});
