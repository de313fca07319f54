import { expect, test } from "vitest";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { aGuardConfig, type GuardWish } from "#testing/builders/a-guard-config.ts";
import { addWithin } from "./guard-step.ts";
import { raisesRisk } from "./raises-risk.ts";

const BEFORE: GuardWish = {
  trigger: basisPoints(500),
  target: basisPoints(1_000),
  maxTotal: sats(100_000),
  maxPerAction: sats(50_000),
  maxPerDay: null,
  maxLoss: sats(200_000),
  reserve: sats(10_000),
  cooldownMs: 60_000,
};
const before = aGuardConfig(BEFORE);

const AT = { by: "price", price: priceFromUsd(95_000) } as const;
const ADDS = { kind: "add-margin", target: basisPoints(100) } as const;

test("a guard where none stood may spend what none could", () => {
  expect(raisesRisk(null, before)).toBe(true);
});

test.each<[string, GuardWish]>([
  ["a higher cap", { maxTotal: sats(100_001) }],
  ["a cap taken away", { maxPerAction: null }],
  ["a trigger farther out", { trigger: basisPoints(501) }],
  ["a target farther out", { target: basisPoints(1_001) }],
  ["a higher most to lose", { maxLoss: sats(200_001) }],
  ["less kept back", { reserve: sats(9_999) }],
  ["another step that adds", { steps: [...before.steps, addWithin(basisPoints(600), basisPoints(700))] }],
  ["a step at a price", { steps: [{ when: AT, deed: ADDS }] }],
  ["a shorter pause", { cooldownMs: 59_999 }],
  ["looking farther ahead", { settlementsAhead: 1 }],
])("%s raises the risk", (_, change) => {
  expect(raisesRisk(before, aGuardConfig({ ...BEFORE, ...change }))).toBe(true);
});

test.each<[string, GuardWish]>([
  ["the same", {}],
  ["a lower cap", { maxTotal: sats(99_999) }],
  ["a cap where there was none", { maxPerDay: sats(1) }],
  ["a trigger and a target nearer", { trigger: basisPoints(400), target: basisPoints(900) }],
  ["more kept back", { reserve: sats(10_001) }],
  ["a step that closes", { steps: [...before.steps, { when: AT, deed: { kind: "close" } }] }],
  ["closing where it added", { steps: [{ when: AT, deed: { kind: "close" } }] }],
  ["a longer pause", { cooldownMs: 120_000 }],
  ["looking no settlement ahead", { settlementsAhead: 0 }],
])("%s does not", (_, change) => {
  expect(raisesRisk(before, aGuardConfig({ ...BEFORE, ...change }))).toBe(false);
});
