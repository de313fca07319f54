import { z } from "zod";
import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import type { Side } from "#domain/position/side.ts";
import { usd } from "#domain/units.ts";
import {
  wireId,
  wireLabel,
  wirePrice,
  wirePriceE4,
  wireSats,
  wireSide,
  wireTime,
  wireUsd,
} from "./wire-units.ts";

/** A time the exchange sends as ISO, null, or not at all. */
const maybeTime = wireTime.nullish().transform((time) => time ?? null);

const sideOf = (quantity: number): Side | null => {
  if (quantity === 0) return null;
  return quantity > 0 ? "long" : "short";
};

/**
 * The one net position of an account's cross margin. Its quantity is signed on the wire: + long, − short, 0 flat. One
 * that holds contracts has an entry; one that is flat has neither entry nor liquidation, whatever is left in the fields.
 */
export const crossPosition = z
  .object({
    id: wireId,
    quantity: z.int(),
    margin: wireSats,
    leverage: z.int().min(1).max(100),
    entryPrice: wirePriceE4.nullable(),
    liquidation: wirePrice.nullable(),
    initialMargin: wireSats,
    runningMargin: wireSats,
    maintenanceMargin: wireSats,
    totalPl: wireSats,
    deltaPl: wireSats,
    fundingFees: wireSats,
    tradingFees: wireSats,
    updatedAt: wireTime,
  })
  .refine(({ quantity, entryPrice }) => quantity === 0 || entryPrice !== null, {
    error: "holds contracts without an entry price",
    path: ["entryPrice"],
  })
  .transform(
    ({ quantity, deltaPl, fundingFees, entryPrice, liquidation, ...rest }): CrossPosition => ({
      ...rest,
      side: sideOf(quantity),
      quantity: usd(Math.abs(quantity)),
      entryPrice: quantity === 0 ? null : entryPrice,
      liquidation: quantity === 0 ? null : liquidation,
      pl: deltaPl,
      fundingPaid: fundingFees,
    }),
  );

/** An order of the cross position; a canceled one may come without its fee. Filled wins over canceled, and both over open. */
export const crossOrder = z
  .object({
    id: wireId,
    clientId: wireLabel,
    type: z.enum(["limit", "market", "liquidation"]),
    side: wireSide,
    quantity: wireUsd,
    price: wirePrice,
    tradingFee: wireSats.nullable(),
    createdAt: wireTime,
    filledAt: maybeTime,
    canceledAt: maybeTime,
    open: z.boolean(),
    filled: z.boolean(),
    canceled: z.boolean(),
  })
  .transform(({ open, filled, canceled, ...rest }, context): CrossOrder => {
    if (filled) return { ...rest, state: "filled" };
    if (canceled) return { ...rest, state: "canceled" };
    if (open) return { ...rest, state: "open" };
    context.addIssue({ code: "custom", message: "is neither open, filled nor canceled" });
    return z.NEVER;
  });
