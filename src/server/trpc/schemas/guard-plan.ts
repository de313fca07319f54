import { z } from "zod";
import { guardStepSchema } from "./guards.ts";
import { SAYS } from "./schema-words.ts";

/*
 * The guard plan of an account as the API takes and answers it: shares in basis points of a position's initial margin, the
 * other amounts in sats, prices in half dollars.
 */
const id = z.uuid();
const sats = z.int();
const bps = z.int();
const [byDistance, , byMarginUsed] = guardStepSchema.shape.when.options;

/** A step that means the same on every position: a price does not. */
export const planStepSchema = z.strictObject({
  when: z.discriminatedUnion("by", [byDistance, byMarginUsed]),
  deed: guardStepSchema.shape.deed,
});

export const planFormSchema = z.strictObject({
  steps: z.array(planStepSchema).min(1, SAYS.noStep).max(5, SAYS.tooManySteps),
  maxTotalShareBps: bps,
  /** Null for no cap on what may be lost. */
  maxLossShareBps: bps.nullable(),
  maxPerActionSats: sats.nullable(),
  maxPerDaySats: sats.nullable(),
  reserveSats: sats,
  cooldownSeconds: z.int(),
  settlementsAhead: z.int(),
});

export const planAccountInput = z.strictObject({ accountId: id });
export const armPlanInput = planAccountInput.extend({ plan: planFormSchema });

export const planViewSchema = z.object({
  id,
  accountId: id,
  plan: planFormSchema,
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
});

/** A running position, and what the plan comes to there. */
const plannedPositionSchema = z.object({
  positionId: z.string(),
  side: z.enum(["long", "short"]),
  quantity: z.int(),
  kind: z.enum(["would-guard", "has-its-own", "left-out"]),
  /** The price at which its guard would act first; null where it would not, or nothing would be armed. */
  firesAt: z.int().nullable(),
  maxTotalSats: sats.nullable(),
  /** What it adds where it acts first, if all free sats are there for it, and up to 89 more; null where it adds nothing there, or nobody knows. */
  firstTopUpSats: sats.nullable(),
  /** Why no guard is made, or in whose way one gets; null where neither. */
  why: z.string().nullable(),
});

export const planPreviewSchema = z.object({
  /** Every field of `plan` that has to change before it may be armed. */
  mistakes: z.array(z.object({ field: z.string(), message: z.string() })),
  positions: z.array(plannedPositionSchema),
  /** All that the guards it would make now could add together. */
  mostInAll: sats,
  balance: sats.nullable(),
});

export type PlanForm = z.infer<typeof planFormSchema>;
export type PlanView = z.infer<typeof planViewSchema>;
export type PlanPreviewView = z.infer<typeof planPreviewSchema>;
