import { z } from "zod";
import { crossViewSchema } from "./cross.ts";
import { exitViewSchema, vanishViewSchema } from "./exits.ts";
import { guardConfigSchema, type guardStepSchema } from "./guards.ts";

/*
 * What the API answers. Amounts are integers: sats, USD contracts, prices in half dollars, distances in basis points.
 * Times are ISO strings in UTC. Every reading carries when it was read, so a screen can show its age.
 */
const id = z.uuid();
const isoTime = z.iso.datetime();
const sats = z.int();
const usd = z.int().nonnegative();
const halfUsd = z.int().positive();
const bps = z.int();

export const networkSchema = z.enum(["mainnet", "signet", "paper"]);
export const sideSchema = z.enum(["long", "short"]);

export const accountViewSchema = z.object({
  id,
  label: z.string(),
  network: networkSchema,
  keyLastFour: z.string(),
  permissions: z.array(z.string()),
  status: z.enum(["active", "unauthorized", "refused"]),
  /** Why automations of this account are paused, in words; null while they are not. */
  pausedReason: z.string().nullable(),
  /** When the exchange last accepted the key with these permissions. */
  validatedAt: isoTime.nullable(),
  /** When the key was last used for a request. */
  lastUsedAt: isoTime.nullable(),
  connectedAt: isoTime,
  /** Free sats and when they were read; null before the first reading. */
  balance: sats.nullable(),
  balanceReadAt: isoTime.nullable(),
  /** Set while we cannot read the account: the screen says "blind" since then, and why. */
  blindSince: isoTime.nullable(),
  blindReason: z.string().nullable(),
});

/** Whether this installation runs a paper exchange of its own, where an account is one press away. */
export const paperStartViewSchema = z.object({ isOffered: z.boolean() });

export const priceViewSchema = z.object({
  network: networkSchema,
  last: halfUsd,
  /** The time of the price by our clock. */
  readAt: isoTime,
  fundingRateE9: z.int().nullable(),
  fundingAt: isoTime.nullable(),
  /** Shown beside every paper price: "simulated prices" or "recorded prices"; null on real networks. */
  provenance: z.string().nullable(),
});

export const guardViewSchema = z.object({
  id,
  positionId: z.string(),
  accountId: id,
  state: z.enum(["armed", "paused", "ended"]),
  config: guardConfigSchema,
  triggerPrice: halfUsd.nullable(),
  addedInAll: sats,
  addedToday: sats,
  /** What the account's cap per day leaves for all its guards together; null where the account has none. */
  accountRoom: sats.nullable(),
  /** Steps that acted under these settings, by their place. */
  doneSteps: z.array(z.int().nonnegative()),
  /** What it would add when it fires next, whatever is free; null where it then does something else. */
  nextTopUp: sats.nullable(),
  /** Null when it can fire; else the reason in words ("needs 347,557 sats and 12,400 are free"). */
  cannotFire: z.string().nullable(),
  /** What it still does, in words, where a step that comes before is held back; null otherwise. */
  stillFires: z.string().nullable(),
  /** What would have become of the position without this guard; null where its first liquidation was not reached. */
  unguarded: z.object({ liquidation: halfUsd, result: sats }).nullable(),
  createdAt: isoTime,
});

export const positionViewSchema = z.object({
  id: z.string(),
  accountId: id,
  side: sideSchema,
  quantity: usd,
  price: halfUsd,
  entryPrice: halfUsd,
  margin: sats,
  entryMargin: sats,
  liquidation: halfUsd,
  /** Above 0 where the position paid. */
  fundingPaid: sats,
  pl: sats,
  stopLoss: halfUsd.nullable(),
  takeProfit: halfUsd.nullable(),
  leverage: z.number(),
  distanceBps: bps.nullable(),
  readAt: isoTime,
  guard: guardViewSchema.nullable(),
  /** Stops and take profits that stand or are due to; the backstop is one of them. */
  exits: z.array(exitViewSchema),
  /** Whose the stop is that stands: an exit's of the trader, a hand's, or the backstop; null where none stands. */
  stopOwner: z.enum(["trader", "hand", "backstop"]).nullable(),
  /** How far the stop trails, in basis points; null where it is fixed or there is none. */
  stopTrailsBps: bps.nullable(),
  /** What becomes of the position if we are not there; null where nothing would ever close it. */
  ifWeVanish: vanishViewSchema.nullable(),
});

export const overviewSchema = z.object({
  accounts: z.array(accountViewSchema),
  prices: z.array(priceViewSchema),
  positions: z.array(positionViewSchema),
  /** The cross margin of every account where it was asked for: those whose key may read it. */
  cross: z.array(crossViewSchema),
  /** When a tick last ran on this installation; null before the first. */
  lastTickAt: isoTime.nullable(),
  /**
   * When a guard made to act on the paper exchange was last seen to have acted; null before the first time. `since` is when it
   * was first to. Null where this installation proves nothing.
   */
  protection: z.object({ provenAt: isoTime.nullable(), since: isoTime }).nullable(),
  /** How this installation watches: the worker on the stream, or cron; decides the guard defaults. */
  driver: z.enum(["worker", "cron"]),
  /** Set while the database does not answer: all of this is what was known then. Null for what was read just now. */
  lastKnownAt: isoTime.nullable(),
  now: isoTime,
});

export const receiptViewSchema = z.object({
  id,
  accountId: id,
  automationId: id.nullable(),
  positionId: z.string().nullable(),
  /** What came of it; `held` means the guard looked and did not act. */
  outcome: z.enum([
    "confirmed",
    "rejected",
    "not-applied",
    "ambiguous",
    "unknown",
    "held",
    "ended",
    "blind",
    "told",
    "tripped",
  ]),
  /** How it ended in the one distinction that matters: whose error it was, if it was one. */
  status: z.enum(["done", "held", "our-error", "exchange-error", "not-known"]),
  rule: z.string(),
  /** The receipt in words, e.g. "Guard added 76,471 sats. Liquidation 90,909 → 85,000." */
  title: z.string(),
  /** Why, one line per fact the verdict was made from. */
  why: z.array(z.string()),
  amount: sats.nullable(),
  price: halfUsd.nullable(),
  liquidationBefore: halfUsd.nullable(),
  liquidationAfter: halfUsd.nullable(),
  distanceBeforeBps: bps.nullable(),
  distanceAfterBps: bps.nullable(),
  /** Profit and loss of the position when the guard acted: sats added are never shown without it. */
  pl: sats.nullable(),
  /** What the exchange answered, shortened. */
  rawAnswer: z.string().nullable(),
  at: isoTime,
});

export const tradeLogPageSchema = z.object({
  items: z.array(receiptViewSchema),
  nextCursor: z.string().nullable(),
});

export const candleViewSchema = z.object({
  at: isoTime,
  open: halfUsd,
  high: halfUsd,
  low: halfUsd,
  close: halfUsd,
  volume: usd,
});

export type AccountView = z.infer<typeof accountViewSchema>;
export type PaperStartView = z.infer<typeof paperStartViewSchema>;
export type PriceView = z.infer<typeof priceViewSchema>;
export type GuardStepView = z.infer<typeof guardStepSchema>;
export type GuardView = z.infer<typeof guardViewSchema>;
export type PositionView = z.infer<typeof positionViewSchema>;
export type Overview = z.infer<typeof overviewSchema>;
export type ReceiptView = z.infer<typeof receiptViewSchema>;
export type TradeLogPage = z.infer<typeof tradeLogPageSchema>;
export type CandleView = z.infer<typeof candleViewSchema>;
