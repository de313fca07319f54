import { z } from "zod";
import { usd } from "#domain/units.ts";
import { wireId, wirePrice, wirePriceE4, wireSats, wireSide, wireTime, wireUsd } from "./wire-units.ts";

/** A time the exchange sends as ISO, null, or not at all. */
const maybeTime = wireTime.nullish().transform((time) => time ?? null);

/** The one net position of an account's cross margin. Its quantity is signed on the wire: + long, − short, 0 flat. */
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
  .transform(({ quantity, ...rest }) => ({
    ...rest,
    side: sideOf(quantity),
    quantity: usd(Math.abs(quantity)),
  }));

const sideOf = (quantity: number): "long" | "short" | null => {
  if (quantity === 0) return null;
  return quantity > 0 ? "long" : "short";
};

/** An order of the cross position; a canceled one may come without its fee. */
export const crossOrder = z.object({
  id: wireId,
  clientId: z
    .string()
    .nullish()
    .transform((id) => (id === undefined || id === "" ? null : id)),
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
});

export type CrossPosition = z.output<typeof crossPosition>;
export type CrossOrder = z.output<typeof crossOrder>;
