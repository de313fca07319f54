import { z } from "zod";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";

/* The settings of a guard, as the API answers and takes them. */
const sats = z.int();
const bps = z.int();

/** One step of a guard: what makes it act, and what it does then. */
export const guardStepSchema = z.object({
  when: z.discriminatedUnion("by", [
    z.object({ by: z.literal("distance"), bps }),
    z.object({ by: z.literal("price"), price: z.int().min(MIN_PRICE).max(MAX_PRICE) }),
    z.object({ by: z.literal("margin-used"), bps }),
  ]),
  deed: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("add-margin"), targetBps: bps }),
    z.object({ kind: z.literal("close") }),
  ]),
});

export const guardConfigSchema = z.object({
  steps: z.array(guardStepSchema),
  maxTotalSats: sats,
  maxPerActionSats: sats.nullable(),
  maxPerDaySats: sats.nullable(),
  /** The most that may be lost on the position, whoever adds to it; null where the trader took that cap away. */
  maxLossSats: sats.nullable(),
  /** Free sats that stay free. */
  reserveSats: sats,
  cooldownSeconds: z.int(),
  /** How many funding settlements ahead it looks for liquidation; 0 for none. */
  settlementsAhead: z.int().default(0),
});
