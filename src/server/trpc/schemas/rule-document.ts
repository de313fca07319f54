import { z } from "zod";
import {
  LEAST_LEVERAGE,
  MOST_LEVERAGE,
  MOST_QUANTITY,
  MOST_TRADES,
} from "#domain/automations/entries/order-limits.ts";
import { RANGES } from "#domain/market/indicators/candle-range.ts";
import { fromMoment } from "#domain/moment.ts";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";
import { SAYS } from "./schema-words.ts";

/* The rules of whole accounts as a file carries them, but for guard plans, within the bounds of the forms. */
const halfUsd = z.int().min(MIN_PRICE).max(MAX_PRICE);
const bps = z.int().positive();
const someSats = z.int().positive();

const DAY_MINUTES = 24 * 60;
const minutes = z
  .int()
  .nonnegative()
  .max(7 * DAY_MINUTES);
const someMinutes = minutes.min(1);

export const documentAlertSchema = z.strictObject({
  when: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("crossing"), priceHalfUsd: halfUsd }),
    z.strictObject({
      kind: z.literal("move"),
      bps,
      withinMinutes: someMinutes,
      direction: z.enum(["up", "down", "either"]),
    }),
  ]),
  repeat: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("once") }),
    z.strictObject({ kind: z.literal("every-time"), restMinutes: someMinutes }),
  ]),
});

export const documentBreakerSchema = z.strictObject({
  dropBps: bps,
  action: z.enum(["freeze-entries", "guards-only", "flatten"]),
  restMinutes: minutes,
});

const range = z.enum(RANGES);
const period = z.int().min(1).max(200);

const when = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("crossing"),
    priceHalfUsd: halfUsd,
    from: z.enum(["below", "above"]),
  }),
  z.strictObject({
    kind: z.literal("ladder"),
    pricesHalfUsd: z.array(halfUsd).min(1).max(20).readonly(),
  }),
  z.strictObject({ kind: z.literal("dip"), bps, withinMinutes: someMinutes }),
  z.strictObject({
    kind: z.literal("rsi"),
    range,
    period,
    cross: z.enum(["below", "above"]),
    levelHundredths: z.int().min(1).max(9_999),
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

const exit = z
  .discriminatedUnion("by", [
    z.strictObject({ by: z.literal("price"), priceHalfUsd: halfUsd }),
    z.strictObject({ by: z.literal("percent"), bps }),
  ])
  .nullable();

const minuteOfDay = z
  .int()
  .nonnegative()
  .max(DAY_MINUTES - 1);

/** A time in UTC that there is, to the second or the millisecond. */
export const momentSchema = z.string().refine((text) => fromMoment(text) !== null, SAYS.noMoment);

export const documentEntrySchema = z.strictObject({
  side: z.enum(["long", "short"]),
  leverageMillionths: z.int().min(LEAST_LEVERAGE).max(MOST_LEVERAGE),
  when,
  size: z.discriminatedUnion("by", [
    z.strictObject({ by: z.literal("risk"), amountSats: someSats }),
    z.strictObject({ by: z.literal("quantity"), amountUsd: z.int().min(1).max(MOST_QUANTITY) }),
    z.strictObject({ by: z.literal("margin"), amountSats: someSats }),
  ]),
  /** 0 where the guard has no cap; no entry is armed with it. */
  guard: z.strictObject({ maxTotalSats: z.int().nonnegative() }).nullable(),
  stopLoss: exit,
  takeProfit: exit,
  budgetSats: someSats,
  expiresAt: momentSchema.nullable(),
  quietHours: z.strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).nullable(),
  maxEntries: z.int().min(1).max(MOST_TRADES),
});
