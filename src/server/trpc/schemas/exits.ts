import { z } from "zod";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";

/*
 * Exits as the API takes and answers them. Amounts are integers: sats, prices in half dollars, shares in basis points.
 */
const id = z.uuid();
const halfUsd = z.int().min(MIN_PRICE).max(MAX_PRICE);
const bps = z.int().positive();
const sats = z.int();

const byPrice = z.strictObject({ by: z.literal("price"), price: halfUsd });
const byPercent = z.strictObject({ by: z.literal("percent"), bps });
const bySats = z.strictObject({ by: z.literal("sats"), amount: sats });
const byDistance = z.strictObject({ by: z.literal("liquidation-distance"), bps });

/** Where profit is taken: a price, a part of the entry price, or what is left net. */
export const profitLevelSchema = z.discriminatedUnion("by", [byPrice, byPercent, bySats]);

/** Where a loss ends: the same, or so far before liquidation. */
export const exitLevelSchema = z.discriminatedUnion("by", [byPrice, byPercent, bySats, byDistance]);

export const exitRuleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("stop-loss"), level: exitLevelSchema }),
  z.strictObject({ kind: z.literal("take-profit"), level: profitLevelSchema }),
  z.strictObject({
    kind: z.literal("trailing-stop"),
    distance: z.strictObject({
      unit: z.enum(["basis-points", "half-usd"]),
      value: z.int().positive().max(MAX_PRICE),
    }),
    /** Where it begins to trail, in half dollars; null for at once. */
    activation: halfUsd.nullable(),
  }),
  z.strictObject({
    kind: z.literal("break-even-stop"),
    /** Where the market has to have been before the stop moves. */
    after: profitLevelSchema,
    keepSats: sats,
  }),
  z.strictObject({ kind: z.literal("backstop"), isWanted: z.boolean() }),
]);

export const exitViewSchema = z.object({
  id,
  accountId: id,
  positionId: z.string(),
  state: z.enum(["armed", "paused", "ended"]),
  rule: exitRuleSchema,
  /** Counts the settings it has had. */
  version: z.int().positive(),
  /** Why it does not stand, by its rule; null while nothing holds it back. */
  heldBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

/** How a position ends if we are not there: by its stop or by liquidation, at what price, with what net result. */
export const vanishViewSchema = z.object({
  by: z.enum(["stop", "liquidation"]),
  price: halfUsd,
  net: sats,
});

/** The warnings of `checkConflicts` that are meant, by their ids; as many as there can be and more. */
export const acknowledgedSchema = z.array(z.string().max(200)).max(50).default([]);

export const armExitInput = z.strictObject({
  accountId: id,
  positionId: z.string().min(1).max(64),
  rule: exitRuleSchema,
  acknowledged: acknowledgedSchema,
});

export type ExitRuleView = z.infer<typeof exitRuleSchema>;
export type ExitView = z.infer<typeof exitViewSchema>;
export type VanishView = z.infer<typeof vanishViewSchema>;
