import { z } from "zod";
import { acknowledgedSchema } from "./exits.ts";
import { guardConfigSchema, guardStepSchema } from "./guards.ts";

/*
 * The cross position and its guard, as the API answers and takes them. Units as in the other views.
 */
const id = z.uuid();
const isoTime = z.iso.datetime();
const sats = z.int();
const halfUsd = z.int().positive();
const bps = z.int();

/** One step of a cross guard; `reduce` closes the least contracts that reach the target. */
export const crossStepSchema = z.object({
  when: guardStepSchema.shape.when,
  deed: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("add-margin"), targetBps: bps }),
    z.object({ kind: z.literal("reduce"), targetBps: bps }),
    z.object({ kind: z.literal("close") }),
  ]),
});

export const crossConfigSchema = guardConfigSchema.omit({ settlementsAhead: true }).extend({
  steps: z.array(crossStepSchema),
  /** Most contracts that one reduction may close; null is no cap. */
  maxReduceUsd: z.int().nonnegative().nullable(),
});

export const previewCrossGuardInput = z.strictObject({ accountId: id, config: crossConfigSchema.strict() });

export const armCrossGuardInput = previewCrossGuardInput.extend({ acknowledged: acknowledgedSchema });

export const crossGuardViewSchema = z.object({
  id,
  accountId: id,
  state: z.enum(["armed", "paused", "ended"]),
  config: crossConfigSchema,
  triggerPrice: halfUsd.nullable(),
  addedInAll: sats,
  addedToday: sats,
  /** What the account's cap per day leaves for all its guards together; null where the account has none. */
  accountRoom: sats.nullable(),
  doneSteps: z.array(z.int().nonnegative()),
  /** Null when it can fire; else the reason in words. */
  cannotFire: z.string().nullable(),
  createdAt: isoTime,
});

/** An order that waits on the cross margin, and what it would do to the position as it is, once those before it are filled. */
export const crossOrderViewSchema = z.object({
  id: z.string(),
  side: z.enum(["long", "short"]),
  quantity: z.int().nonnegative(),
  price: halfUsd,
  effect: z.enum(["opens", "adds", "reduces", "closes", "turns"]),
});

/** How the cross position ends without us. */
export const crossVanishSchema = z.object({
  /** Where liquidation takes all of its margin; null where no price could. */
  liquidation: z.object({ price: halfUsd, net: sats }).nullable(),
  /** Orders that make it smaller, the nearest first: they fill as the price moves in its favour, and are no stop. */
  reducing: z.array(crossOrderViewSchema),
  /** Orders that make it larger on the way to liquidation, the nearest first. */
  adding: z.array(crossOrderViewSchema),
});

/** The cross margin of one account as last read, flat or not. */
export const crossViewSchema = z.object({
  accountId: id,
  /** Null while flat, and while it never was read. */
  side: z.enum(["long", "short"]).nullable(),
  quantity: z.int().nonnegative(),
  margin: sats,
  leverage: z.int(),
  /** Ten-thousandths of a dollar. */
  entryPriceE4: z.int().positive().nullable(),
  liquidation: halfUsd.nullable(),
  runningMargin: sats,
  maintenanceMargin: sats,
  pl: sats,
  totalPl: sats,
  /** Above 0 where the position paid. */
  fundingPaid: sats,
  tradingFees: sats,
  /** From the last price to liquidation; null where either is not known. */
  distanceBps: bps.nullable(),
  /** Null when it never could be read: then every figure is 0. */
  readAt: isoTime.nullable(),
  blindSince: isoTime.nullable(),
  blindReason: z.string().nullable(),
  guard: crossGuardViewSchema.nullable(),
  /** What waits at LN Markets, the highest price first; null where it never was read, or nothing is to be told by it. */
  orders: z.array(crossOrderViewSchema).nullable(),
  /** When those were read: seldomer than the position. Null with them. */
  ordersReadAt: isoTime.nullable(),
  /** How it ends if nobody acts from here; null while flat. */
  ifWeVanish: crossVanishSchema.nullable(),
});

/** What a cross guard would do the first time it fires. */
export const crossPreviewSchema = z.object({
  triggerPrice: halfUsd,
  firesNow: z.boolean(),
  kind: z.enum(["add-margin", "reduce", "close", "hold", "alert"]),
  rule: z.string(),
  /** The verdict in words, as what the guard is to do. */
  words: z.string(),
  amount: sats.nullable(),
  contracts: z.int().nullable(),
  /** Which bound shortened it, in words; null where it does all that its target takes. */
  shortened: z.string().nullable(),
  liquidationAfter: halfUsd.nullable(),
  /** What is lost if the position is liquidated in the end; null where no cap bounds it. */
  mostToLose: sats.nullable(),
});

export type CrossView = z.infer<typeof crossViewSchema>;
export type CrossGuardView = z.infer<typeof crossGuardViewSchema>;
export type CrossOrderView = z.infer<typeof crossOrderViewSchema>;
export type CrossVanishView = z.infer<typeof crossVanishSchema>;
export type CrossConfigView = z.infer<typeof crossConfigSchema>;
export type CrossPreviewView = z.infer<typeof crossPreviewSchema>;
