import { describe, expect, it } from "vitest";
import { priceFromUsd, sats } from "../../units.ts";
import type { ExitRule } from "./exit-rule.ts";
import { loosensExit } from "./loosens-exit.ts";

const stop = (dollars: number): ExitRule => ({
  kind: "stop-loss",
  config: { level: { by: "price", price: priceFromUsd(dollars) } },
});
const trailing = (value: number, activation: number | null = null): ExitRule => ({
  kind: "trailing-stop",
  config: {
    distance: { unit: "basis-points", value },
    activation: activation === null ? null : priceFromUsd(activation),
  },
});
const backstop = (isWanted: boolean): ExitRule => ({ kind: "backstop", config: { isWanted } });
const profit: ExitRule = { kind: "take-profit", config: { level: { by: "sats", amount: sats(1) } } };

describe("an exit lets a position lose more", () => {
  it.each([
    ["where its stop moves away from the market", "long", stop(95_000), stop(94_999.5)],
    ["where a short's does", "short", stop(105_000), stop(105_000.5)],
    ["where it trails farther behind", "long", trailing(300), trailing(301)],
    ["where it begins to trail later", "long", trailing(300), trailing(300, 110_000)],
    ["where another kind takes its place", "long", stop(95_000), trailing(300)],
    ["where the backstop is given up", "long", backstop(true), backstop(false)],
  ] as const)("%s", (_, side, before, after) => {
    expect(loosensExit(side, before, after)).toBe(true);
  });

  it.each([
    ["where there was none", "long", null, stop(91_000)],
    ["where its stop comes nearer", "long", stop(95_000), stop(95_000.5)],
    ["where a short's does", "short", stop(105_000), stop(104_999.5)],
    ["where it trails closer, and at once", "long", trailing(300, 110_000), trailing(200)],
    ["for a profit that is taken sooner or later", "long", profit, profit],
    ["where the backstop is wanted again", "long", backstop(false), backstop(true)],
  ] as const)("never %s", (_, side, before, after) => {
    expect(loosensExit(side, before, after)).toBe(false);
  });
});
