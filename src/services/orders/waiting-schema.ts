import { z } from "zod";
import type { LeverageE6 } from "#domain/units.ts";
import { leverageFromNumber, priceHalfUsd, sats, usd } from "#domain/units.ts";

const E6 = 1_000_000;

const waits = {
  id: z.string(),
  side: z.enum(["long", "short"]),
  quantity: z.int().min(0).transform(usd),
  price: z.int().transform(priceHalfUsd),
  createdAt: z.int(),
};

/** The limit orders of an account as they travel from whoever holds the keys. */
export const waitingSchema = z.object({
  isolated: z
    .array(
      z.object({
        ...waits,
        margin: z.int().transform(sats),
        leverage: z.int().transform((value): LeverageE6 => leverageFromNumber(value / E6)),
      }),
    )
    .readonly(),
  /** Null where the key may not read the cross margin. */
  cross: z.array(z.object(waits)).readonly().nullable(),
  readAt: z.int(),
});

/** What waits on an account. Amounts in sats, prices in half dollars, leverage in millionths, times in epoch milliseconds. */
export type WaitingOrders = z.output<typeof waitingSchema>;

export type WaitingSchema = typeof waitingSchema;
