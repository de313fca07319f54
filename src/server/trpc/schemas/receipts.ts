import { z } from "zod";
import { automationKindSchema } from "./automation-kind.ts";
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
    // Whatever it is
    "not-armed-yet",
    "position-over",
    "over",
    "paused",
    "blind",
    "position-unread",
    "price-unknown",
    // Its rules asked for something
    "panic",
    "held-before",
    "paused-in-part",
    "armed-in-part",
    "unexplained",
    // Guards
    "outside-trigger",
    "at-target",
    "cooldown",
    "flat",
    // Exits
    "in-place",
    "tighter-stands",
    "least-step",
    "least-gap",
    "waits-for-price",
    "changed-by-hand",
    "yields-to-trader",
    "yields-to-hand",
    "opted-out",
    "never-liquidated",
    "could-not-stand",
    // Alerts
    "not-reached",
    "not-moved",
    "at-the-price",
    "told-already",
    "seen-already",
    "resting",
    "rested",
    // Entries
    "expired",
    "quiet-hours",
    "enough-entries",
    "ladder-placed",
    "no-candle-closed",
    "entered-already",
    "candles-unknown",
    "could-not-enter",
    // Breakers and plans
    "tripped-already",
    "equity-doubted",
    "key-may-not-read",
    "equity-not-kept",
    "guards-armed",
    "no-positions",
    "all-guarded",
  ]),
  words: z.array(z.string()),
  receipt: receiptViewSchema.nullable(),
});

export const askableSchema = z.object({
  /** As of when: minutes before it are over. */
  now: z.iso.datetime(),
  automations: z.array(
    z.object({
      id: z.uuid(),
      /** What it is called among all others: kind, position, account, and what it waits for. */
      name: z.string(),
      kind: automationKindSchema,
      /** Whether it has ended; it can be asked about all the same. */
      hasEnded: z.boolean(),
    }),
  ),
});

export type ReceiptDetailView = z.infer<typeof receiptDetailSchema>;
export type ReactionView = z.infer<typeof reactionSchema>;
export type ReEvaluationView = z.infer<typeof reEvaluationSchema>;
export type AskableView = z.infer<typeof askableSchema>;
export type WhyNotView = z.infer<typeof whyNotSchema>;
