import fc from "fast-check";
import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import type { ExitLevel, ProfitLevel } from "#domain/automations/exits/exit-level.ts";
import type { GuardStep } from "#domain/automations/guard-step.ts";
import type { AutomationKind, AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import { basisPoints, MAX_PRICE, MIN_PRICE, priceHalfUsd, sats, usd } from "#domain/units.ts";

const anyPrice = fc.integer({ min: MIN_PRICE, max: MAX_PRICE }).map(priceHalfUsd);
const anyBps = fc.integer({ min: 1, max: 100_000 }).map(basisPoints);
const anySats = fc.integer({ min: 1, max: 2 ** 40 }).map(sats);
const anyCap = fc.option(anySats, { freq: 2 });

const anyStep: fc.Arbitrary<GuardStep> = fc.record({
  when: fc.oneof(
    fc.record({ by: fc.constantFrom("distance" as const, "margin-used" as const), bps: anyBps }),
    fc.record({ by: fc.constant("price" as const), price: anyPrice }),
  ),
  deed: fc.oneof(
    fc.record({ kind: fc.constant("add-margin" as const), target: anyBps }),
    fc.constant({ kind: "close" as const }),
  ),
});

const anyCrossStep: fc.Arbitrary<CrossStep> = fc.oneof(
  anyStep,
  fc.record({
    when: anyStep.map(({ when }) => when),
    deed: fc.record({ kind: fc.constant("reduce" as const), target: anyBps }),
  }),
);

/** What bounds a guard of either kind. */
const ANY_CAPS = {
  maxTotal: anySats,
  maxPerAction: anyCap,
  maxPerDay: anyCap,
  maxLoss: anyCap,
  reserve: fc.nat().map(sats),
  cooldownMs: fc.integer({ min: 0, max: 86_400 }).map((seconds) => seconds * 1_000),
};

const anyProfitLevel: fc.Arbitrary<ProfitLevel> = fc.oneof(
  fc.record({ by: fc.constant("price" as const), price: anyPrice }),
  fc.record({ by: fc.constant("percent" as const), bps: anyBps }),
  fc.record({ by: fc.constant("sats" as const), amount: anySats }),
);

const anyLevel: fc.Arbitrary<ExitLevel> = fc.oneof(
  anyProfitLevel,
  fc.record({ by: fc.constant("liquidation-distance" as const), bps: anyBps }),
);

/** Settings of each kind within the bounds of its form. */
const BY_KIND: {
  readonly [K in AutomationKind]: fc.Arbitrary<Extract<AutomationSettings, { readonly kind: K }>["config"]>;
} = {
  "margin-guard": fc.record(
    {
      steps: fc.array(anyStep, { minLength: 1, maxLength: 5 }),
      ...ANY_CAPS,
      settlementsAhead: fc.integer({ min: 0, max: 21 }),
    },
    { requiredKeys: ["steps", "maxTotal", "maxPerAction", "maxPerDay", "maxLoss", "reserve", "cooldownMs"] },
  ),
  "cross-guard": fc.record({
    steps: fc.array(anyCrossStep, { minLength: 1, maxLength: 5 }),
    ...ANY_CAPS,
    maxReduce: fc.option(fc.integer({ min: 1, max: 15_000_000 }).map(usd), { freq: 2 }),
  }),
  "stop-loss": fc.record({ level: anyLevel }),
  "take-profit": fc.record({ level: anyProfitLevel }),
  "trailing-stop": fc.record({
    distance: fc.record({
      unit: fc.constantFrom("basis-points" as const, "half-usd" as const),
      value: fc.integer({ min: 1, max: MAX_PRICE }),
    }),
    activation: fc.option(anyPrice, { freq: 2 }),
  }),
  "break-even-stop": fc.record({ after: anyProfitLevel, keep: fc.nat().map(sats) }),
  backstop: fc.record({ isWanted: fc.boolean() }),
};

export const AUTOMATION_KINDS = Object.keys(BY_KIND) as AutomationKind[];

/** Settings of one kind, as its form could have made them. */
export const anySettingsOf = (kind: AutomationKind): fc.Arbitrary<AutomationSettings> =>
  BY_KIND[kind].map((config) => structuredClone({ kind, config }) as AutomationSettings);

/** Settings of any kind. */
export const anySettings: fc.Arbitrary<AutomationSettings> = fc
  .constantFrom(...AUTOMATION_KINDS)
  .chain(anySettingsOf);
