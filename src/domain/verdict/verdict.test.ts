import { expect, test } from "vitest";
import {
  flatCrossStaleAfterMs,
  freshnessOf,
  freshnessOfBlind,
  positionsStaleAfterMs,
  worstFreshness,
} from "./judge-freshness.ts";
import { byRisk, judgePosition, type Liquidatable, protectionOf, thresholdsOf } from "./judge-position.ts";

/** A long that is liquidated at 90,000 USD, in half dollars. */
const LONG: Liquidatable = { side: "long", liquidation: 180_000, stopLoss: null, guard: null };
/** Its trigger at 100,000 USD is (100,000 − 90,000) / 100,000 = 10 % before liquidation; watch ends at 15 %. */
const GUARD = { state: "armed", trigger: 200_000, cannotFire: null } as const;

test.each([
  // 90,000 is 5 % under 94,736.84: one half dollar above that is danger no more.
  ["bare, 5 % away", LONG, 189_474, "watch"],
  ["bare, closer", LONG, 189_472, "danger"],
  ["stopped, as close", { ...LONG, stopLoss: 181_000 }, 189_472, "watch"],
  ["stopped, past 7.5 %", { ...LONG, stopLoss: 181_000 }, 194_596, "safe"],
  ["guarded, at its trigger", { ...LONG, guard: GUARD }, 200_000, "watch"],
  ["guarded, past its trigger", { ...LONG, guard: GUARD }, 199_998, "danger"],
  // 90,000 is 15 % under 105,882.35.
  ["guarded, at 15 %", { ...LONG, guard: GUARD }, 211_766, "safe"],
  ["guarded, closer than 15 %", { ...LONG, guard: GUARD }, 211_763, "watch"],
  [
    "guarded by what cannot fire, far away",
    { ...LONG, guard: { ...GUARD, cannotFire: "no sats" } },
    400_000,
    "watch",
  ],
  ["what no price liquidates", { ...LONG, liquidation: 200_000_000 }, 200_000, "safe"],
] as const)("%s", (_, position, last, kind) => {
  expect(judgePosition(position, last).kind).toBe(kind);
});

test("a guard protects before a stop does, and one that cannot act not at all", () => {
  const stopped = { ...LONG, stopLoss: 181_000 };
  expect(protectionOf({ ...stopped, guard: GUARD })).toBe("guard");
  expect(protectionOf({ ...stopped, guard: { ...GUARD, cannotFire: "no sats" } })).toBe("stop");
  expect(protectionOf({ ...LONG, guard: { ...GUARD, cannotFire: "no sats" } })).toBe("cannot-fire");
  expect(protectionOf({ ...LONG, guard: { ...GUARD, state: "paused" } })).toBe("paused");
  expect(protectionOf({ ...LONG, guard: { ...GUARD, state: "ended" } })).toBe("none");
  expect(thresholdsOf({ ...LONG, guard: GUARD })).toEqual({ dangerBps: 1_000, watchBps: 1_500 });
  expect(thresholdsOf(LONG)).toEqual({ dangerBps: 500, watchBps: 750 });
});

test("the worst comes first, among equals the nearest, and last what nothing liquidates", () => {
  const far = judgePosition({ ...LONG, guard: GUARD }, 300_000);
  const never = judgePosition({ ...LONG, liquidation: 200_000_000 }, 300_000);
  const near = judgePosition(LONG, 181_000);
  expect([never, far, near].sort(byRisk)).toEqual([near, far, never]);
});

test("a reading is stale past its age, and blind a minute after", () => {
  expect([10_000, 10_001, 70_000, 70_001, null].map((age) => freshnessOf(age, 10_000))).toEqual([
    "fresh",
    "stale",
    "stale",
    "blind",
    "stale",
  ]);
  expect([null, 0, 59_999, 60_000].map(freshnessOfBlind)).toEqual(["fresh", "stale", "stale", "blind"]);
  expect(worstFreshness(["fresh", "blind", "stale"])).toBe("blind");
  expect(worstFreshness(["fresh", "stale"])).toBe("stale");
  expect(worstFreshness(["fresh"])).toBe("fresh");
});

test("what is read seldom is stale later: ten minutes and 25 s at the exchange, a flat cross margin an hour after that", () => {
  expect([positionsStaleAfterMs("mainnet"), flatCrossStaleAfterMs("signet")]).toEqual([625_000, 4_225_000]);
  expect([positionsStaleAfterMs("paper"), flatCrossStaleAfterMs("paper")]).toEqual([30_000, 30_000]);
});
