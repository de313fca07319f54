import { expect, it } from "vitest";
import { aCrossGuardConfig, aCrossPosition, aFlatCross } from "#testing/builders/a-cross-position.ts";
import { basisPoints, priceFromUsd, sats } from "../../units.ts";
import { reduceWithin } from "./cross-guard-defaults.ts";
import { type CrossFiringFacts, whyCrossCannotFire } from "./why-cross-cannot-fire.ts";

const why = (changes: Partial<CrossFiringFacts> = {}) =>
  whyCrossCannotFire(
    {
      state: "armed",
      isKeyAccepted: true,
      blindReason: null,
      position: aCrossPosition(),
      last: priceFromUsd(100_000),
      balance: sats(1_000_000),
      spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
      config: aCrossGuardConfig(),
      ...changes,
    },
    "en",
  );

it("says nothing of a guard that can fire, or is not armed", () => {
  expect(why()).toBeNull();
  expect(why({ state: "paused", position: null })).toBeNull();
});

it.each<[string, Partial<CrossFiringFacts>]>([
  ["it has a key that LN Markets no longer accepts", { isKeyAccepted: false }],
  ["it is blind: no answer", { blindReason: "no answer." }],
  ["it has not seen the position, a price or the balance yet", { position: null }],
  ["it has nothing to guard: the cross position is flat", { position: aFlatCross(1_000) }],
  ["it needs 61,028 sats and 0 are free", { balance: sats(0) }],
  [
    "it has used up the most it may add in all",
    {
      config: aCrossGuardConfig({ maxTotal: sats(10) }),
      spending: { addedInAll: sats(10), addedInDay: sats(0), sinceLastActionMs: null },
    },
  ],
  ["it comes too late: the price is past liquidation", { last: priceFromUsd(91_000) }],
])("%s", (words, changes) => {
  expect(why(changes)).toBe(words);
});

it("can fire without a sat where one of its steps reduces", () => {
  const steps = [...aCrossGuardConfig().steps, reduceWithin(basisPoints(300), basisPoints(600))];
  expect(why({ balance: sats(0), config: aCrossGuardConfig({ steps }) })).toBeNull();
});
