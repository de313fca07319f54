import { z } from "zod";

/* The drawdown breaker as the API takes and answers it: amounts in sats, shares in basis points, prices in half dollars. */
const id = z.uuid();
const when = z.iso.datetime();

export const breakerActionSchema = z.enum(["freeze-entries", "guards-only", "flatten"]);

export const breakerAccountInput = z.strictObject({ accountId: id });

export const armBreakerInput = z.strictObject({
  accountId: id,
  /** How far below its peak the equity trips it: 100 to 9,000. */
  dropBps: z.int().min(0).max(10_000),
  action: breakerActionSchema,
  /** Least time between a trip and arming again. */
  cooldownMinutes: z
    .int()
    .min(0)
    .max(30 * 24 * 60),
});

export const breakerViewSchema = z.object({
  id,
  accountId: id,
  /** `tripped` until it is armed again. */
  state: z.enum(["armed", "stopped", "tripped"]),
  dropBps: z.int(),
  action: breakerActionSchema,
  cooldownMinutes: z.int(),
  /** What it last read; null until its first reading. */
  reading: z
    .object({
      equity: z.int(),
      peak: z.int(),
      peakAt: when,
      /** The equity at which it trips. */
      floor: z.int(),
      /** How far the equity is below the peak. */
      drawdownBps: z.int(),
      at: when,
    })
    .nullable(),
  /** The nearest prices at which it trips from what it last read; null where none on that side does it, or it does not watch. */
  below: z.int().nullable(),
  above: z.int().nullable(),
  /** Why it does not go by what it sees: an equity that nothing explains, or a key that may not read enough. */
  heldBy: z.enum(["doubtful-equity", "key-may-not-read"]).nullable(),
  trippedAt: when.nullable(),
  /** When it may be armed again after a trip; null where it may be now. */
  restsUntil: when.nullable(),
});

export type BreakerView = z.infer<typeof breakerViewSchema>;
export type BreakerForm = Pick<z.infer<typeof armBreakerInput>, "dropBps" | "action" | "cooldownMinutes">;
