import { z } from "zod";
import { sideSchema } from "./views.ts";

/*
 * Limit orders that wait at the exchange. Amounts in sats, sizes in contracts of a dollar, prices in half dollars, leverage
 * as a number. Times are ISO strings in UTC.
 */
export const waitingOrdersInput = z.strictObject({ accountId: z.uuid() });

const waits = {
  id: z.string(),
  side: sideSchema,
  quantity: z.int().nonnegative(),
  price: z.int().positive(),
  createdAt: z.iso.datetime(),
  /** It was told to be taken back, and that was not read back yet. */
  isTakenBack: z.boolean(),
};

export const waitingOrdersSchema = z.object({
  /** When the exchange was asked. */
  readAt: z.iso.datetime(),
  /** Oldest first; margin left the balance when each was placed. */
  isolated: z.array(z.object({ ...waits, margin: z.int(), leverage: z.number() })),
  /** On the cross margin, oldest first; null where the key may not read it. */
  cross: z.array(z.object(waits)).nullable(),
});

export type WaitingOrdersView = z.infer<typeof waitingOrdersSchema>;
