import { expect, test } from "vitest";
import { basisPoints, sats } from "#domain/units.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";
import { raisesRisk } from "./raises-risk.ts";

const BEFORE = aGuardConfig({
  trigger: basisPoints(500),
  target: basisPoints(1_000),
  maxTotal: sats(100_000),
  maxPerAction: sats(50_000),
  maxPerDay: null,
  cooldownMs: 60_000,
});

test("a guard where none stood may spend what none could", () => {
  expect(raisesRisk(null, BEFORE)).toBe(true);
});

test.each<[string, Partial<MarginGuardConfig>]>([
  ["a higher cap", { maxTotal: sats(100_001) }],
  ["a cap taken away", { maxPerAction: null }],
  ["a trigger farther out", { trigger: basisPoints(501) }],
  ["a target farther out", { target: basisPoints(1_001) }],
  ["a shorter pause", { cooldownMs: 59_999 }],
])("%s raises the risk", (_, change) => {
  expect(raisesRisk(BEFORE, { ...BEFORE, ...change })).toBe(true);
});

test.each<[string, Partial<MarginGuardConfig>]>([
  ["the same", {}],
  ["a lower cap", { maxTotal: sats(99_999) }],
  ["a cap where there was none", { maxPerDay: sats(1) }],
  ["a trigger and a target nearer", { trigger: basisPoints(400), target: basisPoints(900) }],
  ["a longer pause", { cooldownMs: 120_000 }],
])("%s does not", (_, change) => {
  expect(raisesRisk(BEFORE, { ...BEFORE, ...change })).toBe(false);
});
