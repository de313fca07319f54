import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { changeWords } from "../notifications/change-words.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { basisPoints, priceFromUsd, sats, usd } from "../units.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { changesSince, isOutOfDate, type Seen } from "./seen.ts";

const seen = (wanted: Partial<IsolatedPosition> = {}): Seen => ({
  at: 50_000,
  position: evidenceOf(aPosition(wanted)),
  netPosition: null,
});
const now = (wanted: Partial<IsolatedPosition> = {}): Evidence => ({
  balance: sats(1),
  position: evidenceOf(aPosition(wanted)),
});
const stop = (dollars: number, distance: number | null) => ({
  margin: sats(100_000),
  stopLoss: priceFromUsd(dollars),
  stopLossTrailing: distance === null ? null : basisPoints(distance),
});

describe("what was seen", () => {
  it("is told with every figure that is another, in words", () => {
    const changes = changesSince(
      seen(),
      now({
        margin: sats(99_000),
        price: priceFromUsd(100_000.5),
        stopLoss: priceFromUsd(92_000),
        takeProfit: priceFromUsd(110_000),
      }),
    );
    expect(changeWords(changes, "en")).toBe(
      "margin 100,000 sats → 99,000 sats, basis 100,000 → 100,000.5, stop none → 92,000, take profit none → 110,000",
    );
  });

  it("stands while only a stop trails, and no longer when that is fixed or trails otherwise", () => {
    expect(changesSince(seen(stop(95_000, 500)), now(stop(97_000, 500)))).toEqual([]);
    expect(changesSince(seen(stop(95_000, 500)), now(stop(97_000, null)))).toMatchObject([
      { figure: "trailing", before: 500, now: null },
      { figure: "stopLoss" },
    ]);
    expect(changesSince(seen(stop(95_000, 500)), now(stop(95_000, 700)))).toMatchObject([
      { figure: "trailing", now: 700 },
    ]);
  });

  it("of the cross position is its side, its quantity and its leverage", () => {
    const at = (side: "long" | "short", quantity: number, leverage: number) => ({
      side,
      quantity: usd(quantity),
      leverage,
    });
    const before: Seen = { at: 0, position: null, netPosition: at("long", 100, 5) };
    const reading = (netPosition: Evidence["netPosition"] & object): Evidence => ({
      balance: sats(1),
      position: null,
      netPosition,
    });
    expect(changesSince(before, reading(at("long", 100, 5)))).toEqual([]);
    expect(changeWords(changesSince(before, reading(at("short", 100, 7))), "en")).toBe(
      "quantity +$100.00 → −$100.00, leverage 5× → 7×",
    );
  });

  it("is good for ten seconds, to either side of what clocks say", () => {
    expect([isOutOfDate(seen(), 60_000), isOutOfDate(seen(), 60_001)]).toEqual([false, true]);
    expect([isOutOfDate(seen(), 40_000), isOutOfDate(seen(), 39_999)]).toEqual([false, true]);
  });
});
