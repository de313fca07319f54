import { describe, expect, it } from "vitest";
import { previewInput } from "#server/trpc/schemas/positions.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { EMPTY_ORDER, readAmount, readCrossOrder, readExit, readLeverage, readOrder } from "./read-form.ts";

const ACCOUNT = "11111111-1111-4111-8111-111111111111";
const isTaken = (action: unknown): boolean =>
  previewInput.safeParse({ accountId: ACCOUNT, positionId: "p", action }).success;

describe("a form", () => {
  it("is read into what the server takes, with grouping, units and half dollars", () => {
    const read = [
      readAmount(format, "add-margin", "250,000 sats"),
      readExit(format, "stop-loss", { by: "price", text: "$74,300.5" }),
      readExit(format, "stop-loss", { by: "trailing", text: "2.5 %" }),
      readExit(format, "take-profit", { by: "remove", text: "" }),
      readOrder(format, { ...EMPTY_ORDER, size: "1,000", leverage: "2,5×", stopLoss: "90000" }),
      readOrder(format, {
        ...EMPTY_ORDER,
        by: "margin",
        size: "10,000",
        leverage: "10",
        type: "limit",
        limit: "9",
      }),
      readCrossOrder(format, { ...EMPTY_ORDER, side: "short", size: "500" }),
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

  it("takes the leverage of the cross margin as the whole number that it is", () => {
    const read = (text: string) => readLeverage(format, text);
    const given = read("25×");
    expect(given).toEqual({ ok: true, action: { kind: "set-cross-leverage", leverage: 25 } });
    expect(given.ok && isTaken(given.action)).toBe(true);
    for (const text of ["", "0", "101", "2.5", "ten"]) expect(read(text).ok, text).toBe(false);
    const wrong = read("2.5");
    expect(wrong.ok ? {} : wrong.mistakes).toEqual({
      leverage: "Enter a whole number from 1 to 100, like 10.",
    });
  });

  it("names every field that says nothing, and never takes nothing for zero", () => {
    const read = readOrder(format, { ...EMPTY_ORDER, type: "limit", leverage: "200", stopLoss: "soon" });
    expect(read.ok ? [] : Object.keys(read.mistakes)).toEqual(["size", "leverage", "limit", "stopLoss"]);
    for (const text of ["", "0", "-5", "1.5", "many"])
      expect(readAmount(format, "cash-in", text).ok, text).toBe(false);
    expect(readOrder(format, { ...EMPTY_ORDER, size: "10.5", leverage: "10" }).ok).toBe(false);
  });

  it("says what to type in the language, with examples that it would take", () => {
    const br = createFormat({ locale: "pt-BR", timeZone: "UTC" });
    const wrong = { ...EMPTY_ORDER, type: "limit", limit: "soon" } as const;
    const [en, pt] = [readOrder(format, wrong), readOrder(br, wrong)];
    expect(en.ok ? {} : en.mistakes).toEqual({
      size: "Enter whole dollars, like 500.",
      leverage: "Enter a number from 1 to 100, like 10 or 2.5.",
      limit: "Enter a price in dollars, like 74,300 or 74,300.5.",
    });
    expect(pt.ok ? {} : pt.mistakes).toEqual({
      size: "Digite um número inteiro de dólares, como 500.",
      leverage: "Digite um número de 1 a 100, como 10 ou 2,5.",
      limit: "Digite um preço em dólares, como 74.300 ou 74.300,5.",
    });
    const trailing = readExit(br, "stop-loss", { by: "trailing", text: "" });
    expect(trailing.ok ? {} : trailing.mistakes).toEqual({
      level: "Digite uma porcentagem, como 5 ou 2,5.",
    });
    const amount = readAmount(format, "cash-in", "");
    expect(amount.ok ? {} : amount.mistakes).toEqual({ amount: "Enter whole sats, like 250,000." });
    expect(
      readOrder(br, { ...EMPTY_ORDER, size: "500", leverage: "2,5", type: "limit", limit: "74.300,5" }).ok,
    ).toBe(true);
  });
});
