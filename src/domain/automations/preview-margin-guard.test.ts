import fc from "fast-check";
import { expect, it } from "vitest";
import { anyGuardFacts, runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { runs } from "#testing/infra/runs.ts";
import { LEAST_TAG, MOST_TAG } from "../intents/amount-tag.ts";
import { priceFromUsd, sats, usd } from "../units.ts";
import { decideMarginGuard } from "./margin-guard.ts";
import { previewMarginGuard } from "./preview-margin-guard.ts";

const facts = {
  position: runningTrade({
    side: "long",
    quantity: usd(1_000),
    price: priceFromUsd(100_000),
    margin: sats(100_000),
  }),
  last: priceFromUsd(100_000),
  balance: sats(1_000_000),
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
  config: aGuardConfig({ maxTotal: sats(100_000) }),
};

it("shows the price that fires it, the sats that takes, the liquidation after it and the most there is to lose", () => {
  expect(previewMarginGuard(facts)).toMatchObject({
    trigger: { side: "below", price: priceFromUsd(95_694) },
    firesNow: false,
    verdict: { kind: "add-margin", amount: 61_110, liquidationAfter: priceFromUsd(86_124.5) },
    mostToLose: 200_000,
  });
});

it("says that it acts at once when the price is inside the trigger already", () => {
  const preview = previewMarginGuard({ ...facts, last: priceFromUsd(95_000) });
  expect(preview).toMatchObject({ firesNow: true, verdict: { kind: "add-margin", amount: 69_591 } });
});

it("shows what a cap would stop, and leaves room for the mark inside it", () => {
  // Of 10,000 the mark may take 89.
  const capped = { ...facts, config: { ...facts.config, maxTotal: sats(10_000) } };
  expect(previewMarginGuard(capped)).toMatchObject({
    verdict: { amount: 9_911, limitedBy: "total-cap" },
    mostToLose: 110_000,
  });
});

it("is the tighter of its two caps that bounds what there is to lose, and never less than what is at stake", () => {
  const most = (maxLoss: number) =>
    previewMarginGuard({ ...facts, config: { ...facts.config, maxLoss: sats(maxLoss) } })?.mostToLose;
  expect([most(300_000), most(150_000), most(50_000)]).toEqual([200_000, 150_000, 100_000]);
});

it("promises no most to lose where no cap bounds it, and nothing at all where nothing can be liquidated", () => {
  expect(
    previewMarginGuard({ ...facts, config: { ...facts.config, maxTotal: null } })?.mostToLose,
  ).toBeNull();
  const covered = runningTrade({ ...facts.position, side: "short", margin: sats(1_000_000) });
  expect(previewMarginGuard({ ...facts, position: covered })).toBeNull();
});

it("is the verdict the guard takes when that price comes, but for the mark, whichever that is", () => {
  fc.assert(
    fc.property(anyGuardFacts, fc.integer({ min: LEAST_TAG, max: MOST_TAG }), ({ tick, ...given }, tag) => {
      const preview = previewMarginGuard({ ...given, last: tick.last });
      if (preview === null) return;
      const { verdict } = preview;
      const price = preview.firesNow ? tick.last : preview.trigger.price;
      const seen = { low: price, high: price, last: price, at: 1 };
      const live = decideMarginGuard({ ...given, tick: seen, tag: sats(tag) });
      expect(live.rule).not.toBe("outside-trigger");
      if (verdict.kind !== "add-margin" || live.kind !== "add-margin") {
        expect(live).toEqual(verdict);
        return;
      }
      const { amount, liquidationAfter: _, ...others } = live;
      expect(verdict).toMatchObject(others);
      // Only a room that no mark fits in goes without one.
      const isWithout = amount === verdict.amount && amount <= MOST_TAG;
      expect(isWithout ? tag : amount - verdict.amount).toBe(tag);
    }),
    { numRuns: runs(20_000) },
  );
});
