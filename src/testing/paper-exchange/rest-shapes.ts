import { z } from "zod";

/*
 * What the official SDK's types promise of every REST answer, strictly: no field more, none less. `filledAt` of a running
 * trade is a time, as every recorded answer has it.
 */
const time = z.iso.datetime({ precision: 3 });
const id = z.uuid();
const sats = z.int();
const price = z.number().positive().multipleOf(0.5);
const side = z.enum(["buy", "sell"]);
const priceOrNone = z.union([z.literal(0), price]);

const tradeFields = {
  id,
  uid: id,
  clientId: z.string().nullable(),
  side,
  createdAt: time,
  quantity: z.int().positive(),
  leverage: z.number().min(1).max(100.5),
  margin: sats.positive(),
  entryMargin: sats.positive(),
  price,
  entryPrice: price,
  liquidation: price,
  maintenanceMargin: sats,
  openingFee: sats,
  closingFee: sats,
  pl: sats,
  stoploss: priceOrNone,
  takeprofit: priceOrNone,
  stoplossTrailingDistance: z.number().min(0),
  sumFundingFees: sats,
  sumCashInPl: sats,
  sumCashInMargin: sats,
};
const flags = (status: "open" | "running" | "closed" | "canceled"): Record<string, z.ZodType> =>
  Object.fromEntries(
    ["open", "running", "closed", "canceled"].map((name) => [name, z.literal(name === status)]),
  );
const type = z.enum(["limit", "market"]);

export const openTrade = z.strictObject({
  ...tradeFields,
  ...flags("open"),
  type: z.literal("limit"),
  filledAt: z.null(),
  closedAt: z.null(),
  exitPrice: z.null(),
});
export const runningTrade = z.strictObject({
  ...tradeFields,
  ...flags("running"),
  type,
  filledAt: time,
  closedAt: z.null(),
  exitPrice: z.null(),
});
export const closedTrade = z.strictObject({
  ...tradeFields,
  ...flags("closed"),
  type,
  filledAt: time,
  closedAt: time,
  exitPrice: price,
});
export const canceledTrade = z.strictObject({
  ...tradeFields,
  ...flags("canceled"),
  type: z.literal("limit"),
  filledAt: z.null(),
  closedAt: time,
  exitPrice: z.null(),
});

const orderFields = {
  id,
  uid: id,
  clientId: z.string().nullable(),
  side,
  quantity: z.int().positive(),
  price,
  tradingFee: sats,
  createdAt: time,
};
const orderFlags = (status: "open" | "filled" | "canceled"): Record<string, z.ZodType> =>
  Object.fromEntries(["open", "filled", "canceled"].map((name) => [name, z.literal(name === status)]));
const limit = z.literal("limit");

export const openOrder = z.strictObject({
  ...orderFields,
  ...orderFlags("open"),
  type: limit,
  filledAt: z.null(),
  canceledAt: z.null(),
});
export const filledOrder = z.strictObject({
  ...orderFields,
  ...orderFlags("filled"),
  type: z.enum(["limit", "liquidation", "market"]),
  filledAt: time,
  canceledAt: z.null(),
});
export const canceledOrder = z.strictObject({
  ...orderFields,
  ...orderFlags("canceled"),
  type: limit,
  filledAt: z.null(),
  canceledAt: time,
});
export const crossPosition = z.strictObject({
  id,
  uid: id,
  quantity: z.int(),
  margin: sats,
  leverage: z.int().min(1).max(100),
  entryPrice: z.number().positive().nullable(),
  liquidation: price.nullable(),
  initialMargin: sats,
  runningMargin: sats,
  maintenanceMargin: sats,
  totalPl: sats,
  deltaPl: sats,
  fundingFees: sats,
  tradingFees: sats,
  updatedAt: time,
});

export const page = (item: z.ZodType): z.ZodType =>
  z.strictObject({ data: z.array(item).min(1), nextCursor: time.nullable() });
export const list = (item: z.ZodType): z.ZodType => z.array(item).min(1);

export const fundingFee = z.strictObject({ fee: sats, settlementId: id, time, tradeId: id.nullable() });
export const transfer = z.strictObject({ amount: sats, id, time, uid: id });
export const account = z.strictObject({
  balance: sats.min(0),
  email: z.string().nullable(),
  feeTier: z.int().min(0).max(3),
  id,
  linkingPublicKey: z.string().nullable(),
  syntheticUsdBalance: z.number(),
  username: z.string(),
});
export const notification = z.strictObject({
  id,
  createdAt: time,
  event: z.string(),
  data: z.looseObject({}),
});
export const ticker = z.strictObject({
  fundingRate: z.number(),
  fundingTime: time,
  index: z.number(),
  lastPrice: price,
  prices: list(
    z.strictObject({
      askPrice: price,
      bidPrice: price,
      minSize: z.int().min(0),
      maxSize: z.int().positive(),
    }),
  ),
});
export const candle = z.strictObject({
  time,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: z.int().min(0),
});
export const settlement = z.strictObject({ id, time, fundingRate: z.number(), fixingPrice: z.number() });
const leaders = list(z.strictObject({ username: z.string(), pl: z.number(), direction: z.number() }));
export const leaderboard = z.strictObject({
  daily: leaders,
  weekly: leaders,
  monthly: leaders,
  "all-time": leaders,
});
export const serverTime = z.strictObject({ time });
