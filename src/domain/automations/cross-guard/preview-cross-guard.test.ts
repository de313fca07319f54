import { expect, it } from "vitest";
import { aCrossGuardConfig, aCrossPosition } from "#testing/builders/a-cross-position.ts";
import { basisPoints, priceFromUsd, sats } from "../../units.ts";
import { raisesRisk } from "../raises-risk.ts";
import { reduceWithin } from "./cross-guard-defaults.ts";
import { type CrossPreviewFacts, previewCrossGuard } from "./preview-cross-guard.ts";

const facts = (changes: Partial<CrossPreviewFacts> = {}): CrossPreviewFacts => ({
  position: aCrossPosition(),
  last: priceFromUsd(100_000),
  balance: sats(10_000_000),
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
  config: aCrossGuardConfig(),
  ...changes,
});

const reducing = aCrossGuardConfig({ steps: [reduceWithin(basisPoints(500), basisPoints(1_000))] });

it("is the live decision at the price that fires the guard", () => {
  // 10 % below 95,824.5 is 86,242 (down): 159,527.8 lost until there, up, and 1,500, less 100,000.
  expect(previewCrossGuard(facts())).toMatchObject({
    trigger: { side: "below", price: priceFromUsd(95_824.5) },
    firesNow: false,
    verdict: { kind: "add-margin", amount: 61_028 },
    mostToLose: null,
  });
});

it("is taken at the last price once that is inside the trigger", () => {
  const preview = previewCrossGuard(facts({ last: priceFromUsd(93_000), config: reducing }));
  expect(preview).toMatchObject({ firesNow: true, verdict: { kind: "reduce", quantity: 803 } });
});

it("tells the most that can be lost: the tighter cap for what adds, the margin itself for what never does", () => {
  const capped = aCrossGuardConfig({ maxTotal: sats(50_000), maxLoss: sats(180_000) });
  expect(previewCrossGuard(facts({ config: capped }))?.mostToLose).toBe(150_000);
  expect(previewCrossGuard(facts({ config: reducing }))?.mostToLose).toBe(100_000);
});

it("is nothing for a short that can never be liquidated", () => {
  const covered = aCrossPosition({ side: "short", margin: sats(1_100_000) });
  expect(previewCrossGuard(facts({ position: covered }))).toBeNull();
});

it("a guard that comes to reduce instead of adding spends less; the reverse spends more", () => {
  expect(raisesRisk(aCrossGuardConfig(), reducing)).toBe(false);
  expect(raisesRisk(reducing, aCrossGuardConfig())).toBe(true);
});
