import { z } from "zod";
import type { IntentAction } from "#domain/intents/action.ts";
import type { Seen } from "#domain/intents/seen.ts";
import { basisPoints, type LeverageE6, priceHalfUsd, sats, usd } from "#domain/units.ts";

/* An action and what was seen, as they come back from a row between two processes of ours. */
const amount = z.int().positive().transform(sats);
const price = z.int().transform(priceHalfUsd);
const quantity = z.int().nonnegative().transform(usd);
const distance = z.int().transform(basisPoints);
const side = z.enum(["long", "short"]);
const leverageE6 = z
  .int()
  .positive()
  .transform((value) => value as LeverageE6);

const tradeOrder = z.object({
  side,
  size: z.discriminatedUnion("by", [
    z.object({ by: z.literal("quantity"), quantity }),
    z.object({ by: z.literal("margin"), margin: amount }),
  ]),
  leverage: leverageE6,
  limit: price.nullable(),
  stopLoss: price.nullable(),
  takeProfit: price.nullable(),
  clientId: z.string(),
});

const netOrder = z.object({ side, quantity, limit: price.nullable(), clientId: z.string() });

export const actionSchema: z.ZodType<IntentAction> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add-margin"), amount }),
  z.object({ kind: z.literal("cash-in"), amount }),
  z.object({ kind: z.literal("close-trade") }),
  z.object({ kind: z.literal("set-stop-loss"), price }),
  z.object({ kind: z.literal("set-trailing-stop"), distance }),
  z.object({ kind: z.literal("remove-stop-loss") }),
  z.object({ kind: z.literal("set-take-profit"), price }),
  z.object({ kind: z.literal("remove-take-profit") }),
  z.object({ kind: z.literal("open-trade"), order: tradeOrder }),
  z.object({ kind: z.literal("cancel-trade"), tradeId: z.string() }),
  z.object({ kind: z.literal("cross-order"), order: netOrder }),
  z.object({ kind: z.literal("cancel-cross-order"), orderId: z.string() }),
  z.object({ kind: z.literal("close-cross"), quantity }),
  z.object({ kind: z.literal("deposit-cross"), amount }),
  z.object({ kind: z.literal("withdraw-cross"), amount }),
  z.object({ kind: z.literal("set-cross-leverage"), leverage: z.int() }),
]);

export const seenSchema: z.ZodType<Seen> = z.object({
  at: z.number(),
  position: z
    .object({
      quantity,
      margin: z.int().transform(sats),
      fundingPaid: z.int().transform(sats),
      price,
      stopLoss: price.nullable(),
      stopLossTrailing: distance.nullable(),
      takeProfit: price.nullable(),
    })
    .nullable(),
  netPosition: z.object({ side: side.nullable(), quantity, leverage: z.number() }).nullable(),
});

/** An action as it comes back from a row. @throws ZodError where it is none. */
export const parseAction = (value: unknown): IntentAction => actionSchema.parse(value);
