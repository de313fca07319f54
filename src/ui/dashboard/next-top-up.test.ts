import { expect, it } from "vitest";
import { aGuardView, aPositionView } from "#testing/views/an-overview.ts";
import { nextTopUp } from "./next-top-up.ts";

const guarded = (id: string, liquidation: number, needs: number | null) =>
  aPositionView({ id, liquidation, guard: aGuardView({ nextTopUp: needs }) });

it("is what the guard of the position nearest to liquidation needs", () => {
  const far = guarded("far", 100_000, 7_000);
  const near = guarded("near", 126_000, 9_000);
  const bare = aPositionView({ id: "bare", liquidation: 130_000, guard: null });
  expect(nextTopUp([far, near, bare], 135_680)).toBe(9_000);
  expect(nextTopUp([far, bare], 135_680)).toBe(7_000);
  expect(nextTopUp([guarded("closes", 126_000, null), far], 135_680)).toBeNull();
  expect(nextTopUp([bare], 135_680)).toBeNull();
});
