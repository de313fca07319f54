import { z } from "zod";
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  MOST_IN_DOCUMENT,
} from "#domain/automations/history/automation-document.ts";
import { MOST_SETTLEMENTS_AHEAD } from "#domain/automations/look-ahead.ts";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";
import {
  documentAlertSchema,
  documentBreakerSchema,
  documentEntrySchema,
  momentSchema,
} from "./rule-document.ts";

/*
 * Automations as a file carries them, within the bounds of the forms. The domain's parser reads the same and tells a path
 * for each mistake; a test holds the two together.
 */
const halfUsd = z.int().min(MIN_PRICE).max(MAX_PRICE);
const bps = z.int().positive();
const someSats = z.int().positive();
const amount = z.int().nonnegative();

const byPrice = z.strictObject({ by: z.literal("price"), priceHalfUsd: halfUsd });
const byPercent = z.strictObject({ by: z.literal("percent"), bps });
const bySats = z.strictObject({ by: z.literal("sats"), amountSats: someSats });
const byDistance = z.strictObject({ by: z.literal("liquidation-distance"), bps });

const profitLevel = z.discriminatedUnion("by", [byPrice, byPercent, bySats]);
const level = z.discriminatedUnion("by", [byPrice, byPercent, bySats, byDistance]);

const atDistance = z.strictObject({ by: z.literal("distance"), bps });
const atMarginUsed = z.strictObject({ by: z.literal("margin-used"), bps });
const when = z.discriminatedUnion("by", [atDistance, byPrice, atMarginUsed]);

const addMargin = z.strictObject({ kind: z.literal("add-margin"), targetBps: bps });
const reduce = z.strictObject({ kind: z.literal("reduce"), targetBps: bps });
const close = z.strictObject({ kind: z.literal("close") });

const step = z.strictObject({ when, deed: z.discriminatedUnion("kind", [addMargin, close]) });
const crossStep = z.strictObject({ when, deed: z.discriminatedUnion("kind", [addMargin, reduce, close]) });

const guard = z.strictObject({
  steps: z.array(step).min(1).max(5).readonly(),
  /** 0 where there is none; no guard is armed with it. */
  maxTotalSats: amount,
  maxPerActionSats: someSats.nullable(),
  maxPerDaySats: someSats.nullable(),
  maxLossSats: someSats.nullable(),
  reserveSats: amount,
  cooldownSeconds: amount.max(86_400),
  settlementsAhead: amount.max(MOST_SETTLEMENTS_AHEAD).optional(),
});

const crossGuard = guard.omit({ settlementsAhead: true }).extend({
  steps: z.array(crossStep).min(1).max(5).readonly(),
  maxReduceUsd: z.int().positive().nullable(),
});

const plan = guard.omit({ maxTotalSats: true, maxLossSats: true }).extend({
  steps: z
    .array(step.extend({ when: z.discriminatedUnion("by", [atDistance, atMarginUsed]) }))
    .min(1)
    .max(5)
    .readonly(),
  maxTotalShareBps: bps,
  maxLossShareBps: bps.nullable(),
  settlementsAhead: amount.max(MOST_SETTLEMENTS_AHEAD),
});

const trailingValue = z.int().positive().max(MAX_PRICE);
const trailing = z.strictObject({
  distance: z.discriminatedUnion("unit", [
    z.strictObject({ unit: z.literal("basis-points"), value: trailingValue }),
    z.strictObject({ unit: z.literal("half-usd"), value: trailingValue }),
  ]),
  activationHalfUsd: halfUsd.nullable(),
});

const position = z
  .strictObject({
    id: z.string().min(1).max(64),
    side: z.enum(["long", "short"]),
    quantityUsd: amount,
    entryPriceHalfUsd: halfUsd,
  })
  .optional();

const entry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("margin-guard"), config: guard, position }),
  z.strictObject({ kind: z.literal("cross-guard"), config: crossGuard, position }),
  z.strictObject({ kind: z.literal("stop-loss"), config: z.strictObject({ level }), position }),
  z.strictObject({
    kind: z.literal("take-profit"),
    config: z.strictObject({ level: profitLevel }),
    position,
  }),
  z.strictObject({ kind: z.literal("trailing-stop"), config: trailing, position }),
  z.strictObject({
    kind: z.literal("break-even-stop"),
    config: z.strictObject({ after: profitLevel, keepSats: amount }),
    position,
  }),
  z.strictObject({
    kind: z.literal("backstop"),
    config: z.strictObject({ isWanted: z.boolean() }),
    position,
  }),
  z.strictObject({ kind: z.literal("price-alert"), config: documentAlertSchema, position }),
  z.strictObject({ kind: z.literal("drawdown-breaker"), config: documentBreakerSchema, position }),
  z.strictObject({ kind: z.literal("auto-entry"), config: documentEntrySchema, position }),
  z.strictObject({ kind: z.literal("guard-plan"), config: plan, position }),
]);

export const automationDocumentSchema = z.strictObject({
  format: z.literal(DOCUMENT_FORMAT),
  version: z.literal(DOCUMENT_VERSION),
  exportedAt: momentSchema,
  automations: z.array(entry).max(MOST_IN_DOCUMENT).readonly(),
});
