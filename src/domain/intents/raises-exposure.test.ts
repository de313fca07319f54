import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import type { Side } from "../position/side.ts";
import { basisPoints, priceFromUsd, sats, usd } from "../units.ts";
import type { IntentAction } from "./action.ts";
import { evidenceOf } from "./evidence.ts";
import { raisesExposure } from "./raises-exposure.ts";

const raises = (action: IntentAction, side: Side, stop: number | null) =>
  raisesExposure(action, {
    now: {
      balance: sats(1),
      position: evidenceOf(aPosition({ side, stopLoss: stop === null ? null : priceFromUsd(stop) })),
      netPosition: { side: null, quantity: usd(0), leverage: 5 },
    },
    side,
    last: priceFromUsd(100_000),
  });
const stop = (dollars: number): IntentAction => ({ kind: "set-stop-loss", price: priceFromUsd(dollars) });
const trail = (bps: number): IntentAction => ({ kind: "set-trailing-stop", distance: basisPoints(bps) });

describe("more can be lost", () => {
  it.each<[Side, number, number, number]>([
    ["long", 95_000, 94_999.5, 95_000],
    ["short", 105_000, 105_000.5, 105_000],
  ])("by moving the stop of a %s away from the market, never towards it", (side, stands, looser, same) => {
    expect([raises(stop(looser), side, stands), raises(stop(same), side, stands)]).toEqual([true, false]);
    // Five percent from 100,000 is where it stands; a step more is behind it.
    expect([raises(trail(501), side, stands), raises(trail(500), side, stands)]).toEqual([true, false]);
  });

  it("by taking a stop off, where there is one", () => {
    expect(raises({ kind: "remove-stop-loss" }, "long", 95_000)).toBe(true);
    expect(raises({ kind: "remove-stop-loss" }, "long", null)).toBe(false);
    expect([raises(stop(91_000), "long", null), raises(trail(900), "short", null)]).toEqual([false, false]);
  });

  it("by more leverage on the cross margin, never by less", () => {
    const leverage = (of: number) => raises({ kind: "set-cross-leverage", leverage: of }, "long", null);
    expect([leverage(6), leverage(5), leverage(1)]).toEqual([true, false, false]);
  });

  it("by what moves sats or opens something, and never by what ends it", () => {
    expect(raises({ kind: "add-margin", amount: sats(1) }, "long", null)).toBe(true);
    expect(raises({ kind: "cash-in", amount: sats(1) }, "long", null)).toBe(true);
    for (const action of [
      { kind: "close-trade" },
      { kind: "close-cross", quantity: usd(1) },
      { kind: "cancel-trade", tradeId: "t" },
      { kind: "cancel-cross-order", orderId: "o" },
      { kind: "remove-take-profit" },
    ] as const)
      expect(raises(action, "long", 95_000)).toBe(false);
  });
});
