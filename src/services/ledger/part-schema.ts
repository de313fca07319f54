import { z } from "zod";
import { priceHalfUsd, sats, usd } from "#domain/units.ts";

const amount = z.int().transform(sats);
const price = z.int().transform(priceHalfUsd);
const quantity = z.int().min(0).transform(usd);
const side = z.enum(["long", "short"]);
const at = z.int();

const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const tradeSchema = z.object({
  id: z.string(),
  state: z.enum(["open", "running", "closed", "canceled"]),
  side,
  quantity,
  entryPrice: price,
  exitPrice: price.nullable(),
  entryMargin: amount,
  margin: amount,
  reserve: amount,
  openingFee: amount,
  closingFee: amount,
  pl: amount,
  cashInPl: amount,
  cashInMargin: amount,
  createdAt: at,
  filledAt: at.nullable(),
  closedAt: at.nullable(),
});

/** Some of an account's history as it travels from whoever holds the keys. */
export const partSchema = z.object({
  transfers: listOf(z.object({ id: z.string(), amount, at, state: z.enum(["moved", "moving", "void"]) })),
  trades: listOf(tradeSchema),
  funding: listOf(z.object({ positionId: z.string().nullable(), settlementId: z.string(), fee: amount, at })),
  crossTransfers: listOf(z.object({ id: z.string(), amount, at })),
  crossOrders: listOf(z.object({ id: z.string(), side, quantity, price, tradingFee: amount.nullable(), at })),
  nextCursor: z.string().nullable(),
  isForbidden: z.boolean(),
  balance: amount.nullable(),
  readAt: at,
});

export type PartSchema = typeof partSchema;
