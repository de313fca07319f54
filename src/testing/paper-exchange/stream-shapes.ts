import { z } from "zod";

/** What the official SDK's types promise of every topic and every event on it, strictly. Times in epoch milliseconds. */
const at = z.int().positive();
const id = z.uuid();
const sats = z.int();
const price = z.number().positive().multipleOf(0.5);
const side = z.enum(["buy", "sell"]);
const clientId = z.string().nullable();
const pair = z.literal("btc_usd");
const funding = z.strictObject({ rate: z.number(), time: at });

const event = (name: string, trade: z.ZodRawShape): z.ZodType =>
  z.strictObject({ pair, event: z.literal(name), trade: z.strictObject(trade) });
const opened = {
  id,
  side,
  type: z.enum(["limit", "market"]),
  quantity: z.int(),
  margin: sats,
  leverage: z.number(),
  price,
  openingFee: sats,
  createdAt: at,
  clientId,
};
const ended = { id, closedAt: at, closingFee: sats, exitPrice: price, clientId };

export const TRADE_EVENTS: Readonly<Record<string, z.ZodType>> = {
  open: event("open", opened),
  filled: event("filled", opened),
  closed: event("closed", { ...ended, pl: sats }),
  stoploss: event("stoploss", { ...ended, pl: sats }),
  takeprofit: event("takeprofit", { ...ended, pl: sats }),
  liquidation: event("liquidation", ended),
  canceled: event("canceled", { id, closedAt: at, clientId }),
  funding: event("funding", {
    id,
    margin: sats,
    liquidationPrice: price,
    fundingFee: sats,
    fundedAt: at,
    clientId,
  }),
};

const order = { id, side, quantity: z.int(), price, clientId, createdAt: at };
const orderEvent = (name: string, shape: z.ZodType): z.ZodType =>
  z.strictObject({ pair, event: z.literal(name), order: shape });
const filled = z.strictObject({
  ...order,
  type: z.enum(["limit", "liquidation", "market"]),
  tradingFee: sats,
  filledAt: at,
});
const resting = z.strictObject({ ...order, type: z.literal("limit"), tradingFee: sats });

export const ORDER_EVENTS: Readonly<Record<string, z.ZodType>> = {
  new: orderEvent("new", z.union([resting, filled])),
  limit: orderEvent("limit", filled),
  canceled: orderEvent("canceled", z.strictObject({ ...order, type: z.literal("limit"), canceledAt: at })),
};

const POSITION_NAMES = [
  "new",
  "limit",
  "cancel",
  "leverage",
  "deposit",
  "withdraw",
  "liquidation",
  "funding",
];
const position = z.strictObject({
  quantity: z.int(),
  leverage: z.int(),
  margin: sats,
  entryPrice: z.number().nullable(),
  liquidation: price.nullable(),
  totalPl: sats,
  fundingFees: sats,
  tradingFees: sats,
  initialMargin: sats,
  maintenanceMargin: sats,
  runningMargin: sats,
  deltaPl: sats,
  updatedAt: at,
});
export const POSITION_EVENTS: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  POSITION_NAMES.map((name) => [name, z.strictObject({ pair, event: z.literal(name), position })]),
);

const wallet = {
  currency: z.literal("btc"),
  network: z.enum(["lightning", "bitcoin"]),
  id,
  amount: sats,
  balance: sats,
  status: z.string(),
  txId: z.string(),
};
export const ohlc = z.strictObject({
  time: at,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: z.number(),
});

/** Topics without events of their own. */
export const PLAIN_TOPICS: Readonly<Record<string, z.ZodType>> = {
  announcements: z.strictObject({
    id,
    title: z.string(),
    message: z.string(),
    link: z.string().nullable(),
  }),
  "futures/inverse/btc_usd/ticker": z.strictObject({
    time: at,
    lastPrice: price,
    index: z.number(),
    funding,
  }),
  "futures/inverse/btc_usd/lastPrice": z.strictObject({ time: at, lastPrice: price }),
  "futures/inverse/btc_usd/index": z.strictObject({ time: at, index: z.number() }),
  "futures/inverse/btc_usd/buckets": z.strictObject({
    time: at,
    buckets: z
      .array(z.strictObject({ minSize: z.int(), maxSize: z.int(), askPrice: price, bidPrice: price }))
      .min(1),
  }),
  "futures/inverse/btc_usd/funding": z.strictObject({ pair, current: funding }),
  "wallet/deposit": z.strictObject(wallet),
  "wallet/withdrawal": z.strictObject({ ...wallet, fee: sats }),
};
