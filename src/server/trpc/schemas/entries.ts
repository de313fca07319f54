import { z } from "zod";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";
import { SAYS } from "./schema-words.ts";

/*
 * Automatic entries as the API takes and answers them: sats and contracts whole, prices in half dollars, shares in basis
 * points, the level of an index in hundredths, leverage as a number, times ISO strings in UTC.
 */
const id = z.uuid();
const halfUsd = z.int().min(MIN_PRICE, SAYS.price).max(MAX_PRICE, SAYS.price);
const amount = z
  .int()
  .min(1, SAYS.someSats)
  .max(10 ** 13, SAYS.someSats);
const sats = z.int();

const range = z.enum(["1m", "3m", "5m", "10m", "15m", "30m", "45m", "1h", "2h", "3h", "4h", "1d", "1w"]);
const period = z.int().min(2, SAYS.twoCandles).max(200, SAYS.twoHundredCandles);
const minuteOfDay = z
  .int()
  .min(0)
  .max(24 * 60 - 1);

/** What it waits for. */
export const entryWhenSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("crossing"), price: halfUsd, from: z.enum(["below", "above"]) }),
  z.strictObject({
    kind: z.literal("ladder"),
    prices: z.array(halfUsd).min(1, SAYS.onePrice).max(20, SAYS.twentyPrices),
  }),
  z.strictObject({
    kind: z.literal("dip"),
    bps: z.int().min(10, SAYS.tenthOfPercent).max(9_000, SAYS.ninetyPercent),
    withinMinutes: z.int().min(2, SAYS.twoMinutes).max(1_440, SAYS.oneDay),
  }),
  z.strictObject({
    kind: z.literal("rsi"),
    range,
    period: period.max(100, SAYS.hundredCandles),
    cross: z.enum(["below", "above"]),
    level: z.int().min(1, SAYS.leastLevel).max(9_999, SAYS.mostLevel),
  }),
  z.strictObject({
    kind: z.literal("average"),
    range,
    of: z.enum(["simple", "exponential"]),
    fast: period,
    slow: period,
    cross: z.enum(["up", "down"]),
  }),
]);

const exitSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("price"), price: halfUsd }),
  z.strictObject({
    by: z.literal("percent"),
    bps: z.int().min(1, SAYS.hundredthOfPercent).max(1_000_000, SAYS.tenThousandPercent),
  }),
]);

export const entryFormSchema = z.strictObject({
  side: z.enum(["long", "short"]),
  leverage: z.number().min(1, SAYS.one).max(100, SAYS.hundred),
  when: entryWhenSchema,
  size: z.discriminatedUnion("by", [
    z.strictObject({ by: z.literal("risk"), sats: amount }),
    z.strictObject({
      by: z.literal("quantity"),
      usd: z.int().min(1, SAYS.oneDollar).max(500_000, SAYS.mostDollars),
    }),
    z.strictObject({ by: z.literal("margin"), sats: amount }),
  ]),
  /** The most the guard of each position may add; null for no guard. */
  guard: z.strictObject({ maxTotal: amount }).nullable(),
  stopLoss: exitSchema.nullable(),
  takeProfit: exitSchema.nullable(),
  /** The most that all its entries together may lose, guards included. */
  budget: amount,
  expiresAt: z.iso.datetime().nullable(),
  /** Minutes of the UTC day; may pass midnight. */
  quietHours: z.strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).nullable(),
  maxEntries: z.int().min(1, SAYS.one).max(100, SAYS.hundred),
});

export const previewEntryInput = z.strictObject({ accountId: id, entry: entryFormSchema });

export const armEntryInput = previewEntryInput.extend({
  /** Of the entry to be changed or resumed; null for another one. */
  id: id.nullable(),
});

/** An order as it is expected before the entry is due. */
const expectedOrderSchema = z.object({
  type: z.enum(["market", "limit"]),
  at: z.int(),
  quantity: z.int(),
  margin: sats,
  cost: sats,
  worstCase: sats,
  liquidation: z.int(),
  stopLoss: z.int().nullable(),
  takeProfit: z.int().nullable(),
  /** What is lost where the stop is filled at its own price; the worst case never counts on it. */
  lossAtStop: sats.nullable(),
});

export const entryPreviewSchema = z.object({
  /** Every field that has to change before it may be armed. */
  mistakes: z.array(z.object({ field: z.string(), message: z.string() })),
  orders: z.array(expectedOrderSchema),
  worstCase: sats,
  cost: sats,
  isPast: z.boolean(),
  last: z.int().nullable(),
  balance: sats.nullable(),
});

export const entryViewSchema = z.object({
  id,
  accountId: id,
  state: z.enum(["armed", "paused", "ended"]),
  entry: entryFormSchema,
  /** Entries made so far, and what they may lose at most. */
  made: z.int(),
  committed: sats,
  /** Whether its time is over and what rests at LN Markets is being taken back. */
  isEnding: z.boolean(),
  /** The rule that holds it back; null while nothing does. */
  heldBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

export type EntryForm = z.infer<typeof entryFormSchema>;
export type EntryView = z.infer<typeof entryViewSchema>;
export type EntryPreviewView = z.infer<typeof entryPreviewSchema>;
