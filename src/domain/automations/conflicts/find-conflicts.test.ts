import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPaidPosition } from "#testing/arbitraries/arbitrary-paid-position.ts";
import { PLANTED } from "#testing/arbitraries/planted-conflicts.ts";
import { runs } from "#testing/infra/runs.ts";
import type { Side } from "../../position/side.ts";
import { sats } from "../../units.ts";
import { findConflicts } from "./find-conflicts.ts";

/** Liquidation 2 to 25 % away from the basis, enough sats that rounding decides nothing, and no funding. */
const anyPositionOf = (side: Side) =>
  anyPaidPosition
    .filter(({ side: own, price, liquidation, margin }) => {
      const away = Math.abs(price - liquidation) / price;
      return own === side && away > 0.02 && away < 0.25 && price > 20_000 && margin > 5_000;
    })
    .map((position) => ({ ...position, fundingPaid: sats(0) }));

describe.each(["long", "short"] as const)("on a %s", (side) => {
  it.each(PLANTED)("$kind between $between is found wherever it is planted", ({ kind, between, plant }) => {
    fc.assert(
      fc.property(anyPositionOf(side), (position) => {
        const found = findConflicts(plant(position)).filter((conflict) => conflict.kind === kind);
        expect(found.map(({ rules }) => rules.map((name) => name.kind))).toContainEqual([...between]);
      }),
      { numRuns: runs(200) },
    );
  });
});
