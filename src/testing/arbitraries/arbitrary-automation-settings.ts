import fc from "fast-check";
import type { AlertCondition } from "#domain/automations/alerts/price-alert.ts";
import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import type { EntryCondition, EntryExit } from "#domain/automations/entries/auto-entry.ts";
import type { ExitLevel, ProfitLevel } from "#domain/automations/exits/exit-level.ts";
import type { PlanStep } from "#domain/automations/guard-plan/guard-plan.ts";
import type { GuardStep } from "#domain/automations/guard-step.ts";
import type { AutomationKind, AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import { RANGES } from "#domain/market/indicators/candle-range.ts";
import {
  basisPoints,
  leverageFromNumber,
  MAX_PRICE,
  MIN_PRICE,
  priceHalfUsd,
  sats,
  usd,
} from "#domain/units.ts";

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

const anyMinutes = (least: number) =>
  fc.integer({ min: least, max: 1_440 }).map((minutes) => minutes * 60_000);

const anyAlertWhen: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({ kind: fc.constant("crossing" as const), price: anyPrice }),
  fc.record({
    kind: fc.constant("move" as const),
    bps: anyBps,
    withinMs: anyMinutes(1),
    direction: fc.constantFrom("up" as const, "down" as const, "either" as const),
  }),
);

const anyRange = fc.constantFrom(...RANGES);
const anyPeriod = fc.integer({ min: 2, max: 200 });

const anyEntryWhen: fc.Arbitrary<EntryCondition> = fc.oneof(
  fc.record({
    kind: fc.constant("crossing" as const),
    price: anyPrice,
    from: fc.constantFrom("below" as const, "above" as const),
  }),
  fc.record({
    kind: fc.constant("ladder" as const),
    prices: fc.array(anyPrice, { minLength: 1, maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant("dip" as const), bps: anyBps, withinMs: anyMinutes(2) }),
  fc.record({
    kind: fc.constant("rsi" as const),
    range: anyRange,
    period: anyPeriod,
    cross: fc.constantFrom("below" as const, "above" as const),
    level: fc.integer({ min: 1, max: 9_999 }),
  }),
  fc.record({
    kind: fc.constant("average" as const),
    range: anyRange,
    of: fc.constantFrom("simple" as const, "exponential" as const),
    fast: anyPeriod,
    slow: anyPeriod,
    cross: fc.constantFrom("up" as const, "down" as const),
  }),
);

const anyEntryExit: fc.Arbitrary<EntryExit> = fc.oneof(
  fc.record({ by: fc.constant("price" as const), price: anyPrice }),
  fc.record({ by: fc.constant("percent" as const), bps: anyBps }),
);

const anyMinuteOfDay = fc.integer({ min: 0, max: 1_439 });

const anyPlanStep: fc.Arbitrary<PlanStep> = fc.record({
  when: fc.record({ by: fc.constantFrom("distance" as const, "margin-used" as const), bps: anyBps }),
  deed: anyStep.map(({ deed }) => deed),
});

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
  "price-alert": fc.record({
    when: anyAlertWhen,
    repeat: fc.oneof(
      fc.constant({ kind: "once" as const }),
      fc.record({ kind: fc.constant("every-time" as const), restMs: anyMinutes(1) }),
    ),
  }),
  "drawdown-breaker": fc.record({
    drop: anyBps,
    action: fc.constantFrom("freeze-entries" as const, "guards-only" as const, "flatten" as const),
    cooldownMs: anyMinutes(0),
  }),
  "auto-entry": fc.record({
    side: fc.constantFrom("long" as const, "short" as const),
    leverage: fc
      .integer({ min: 1_000_000, max: 100_000_000 })
      .map((millionths) => leverageFromNumber(millionths / 1_000_000)),
    when: anyEntryWhen,
    size: fc.oneof(
      fc.record({ by: fc.constantFrom("risk" as const, "margin" as const), sats: anySats }),
      fc.record({ by: fc.constant("quantity" as const), usd: fc.integer({ min: 1, max: 500_000 }).map(usd) }),
    ),
    guard: fc.option(fc.record({ maxTotal: anySats }), { freq: 2 }),
    stopLoss: fc.option(anyEntryExit, { freq: 2 }),
    takeProfit: fc.option(anyEntryExit, { freq: 2 }),
    budget: anySats,
    expiresAt: fc.option(fc.integer({ min: 0, max: 2 ** 42 }), { freq: 2 }),
    quietHours: fc.option(fc.record({ fromMinute: anyMinuteOfDay, toMinute: anyMinuteOfDay }), { freq: 2 }),
    maxEntries: fc.integer({ min: 1, max: 100 }),
  }),
  "guard-plan": fc.record({
    steps: fc.array(anyPlanStep, { minLength: 1, maxLength: 5 }),
    maxTotalShare: anyBps,
    maxLossShare: fc.option(anyBps, { freq: 2 }),
    maxPerAction: anyCap,
    maxPerDay: anyCap,
    reserve: fc.nat().map(sats),
    cooldownMs: fc.integer({ min: 0, max: 86_400 }).map((seconds) => seconds * 1_000),
    settlementsAhead: fc.integer({ min: 0, max: 21 }),
  }),
};

export const AUTOMATION_KINDS = Object.keys(BY_KIND) as AutomationKind[];

/** Settings of one kind, as its form could have made them. */
export const anySettingsOf = (kind: AutomationKind): fc.Arbitrary<AutomationSettings> =>
  BY_KIND[kind].map((config) => structuredClone({ kind, config }) as AutomationSettings);

/** Settings of any kind. */
export const anySettings: fc.Arbitrary<AutomationSettings> = fc
  .constantFrom(...AUTOMATION_KINDS)
  .chain(anySettingsOf);
