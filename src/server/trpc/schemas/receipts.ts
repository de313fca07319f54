import { z } from "zod";
import { receiptViewSchema } from "./views.ts";

/*
 * What the API answers about one receipt beyond its place in the log, and about a minute without one. Words are whole
 * sentences; amounts in them are formatted, and stand as numbers in the receipt itself.
 */
const figureSchema = z.object({ name: z.string(), value: z.string() });

export const receiptDetailSchema = z.object({
  id: z.uuid(),
  /** What it was decided from. */
  inputs: z.array(figureSchema),
  /** What else could have been done, one a line. */
  alternatives: z.array(z.string()),
  /** What was sent, answered and read back. */
  exchange: z.array(figureSchema),
});

/** How fast guards were seen to act: within `ms` in 95 of 100 of `count` top-ups. */
export const reactionSchema = z.object({ ms: z.int().nonnegative(), count: z.int().positive() });

export const reEvaluationSchema = z.object({
  kind: z.enum(["matches", "differs", "cannot"]),
  /** What came of it, in one sentence. */
  words: z.string(),
  /** The stored verdict and the one that was taken again; null where there is none. */
  stored: z.string().nullable(),
  taken: z.string().nullable(),
});

export const whyNotInput = z.strictObject({
  automationId: z.uuid(),
  /** Any moment of the minute asked about. */
  at: z.iso.datetime(),
});

export const whyNotSchema = z.object({
  /** When the minute begins. */
  from: z.iso.datetime(),
  /** Why nothing was done, or `receipt` where something was. */
  rule: z.enum([
    "receipt",
    "not-armed-yet",
    "position-over",
    "guard-over",
    "paused",
    "blind",
    "position-unread",
    "price-unknown",
    "outside-trigger",
    "at-target",
    "cooldown",
    "held-before",
    "paused-in-part",
    "unexplained",
  ]),
  words: z.array(z.string()),
  receipt: receiptViewSchema.nullable(),
});

export type ReceiptDetailView = z.infer<typeof receiptDetailSchema>;
export type ReactionView = z.infer<typeof reactionSchema>;
export type ReEvaluationView = z.infer<typeof reEvaluationSchema>;
export type WhyNotView = z.infer<typeof whyNotSchema>;
