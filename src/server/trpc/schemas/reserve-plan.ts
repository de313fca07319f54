import { z } from "zod";
import { SATS_IN_ALL } from "./positions.ts";
import { SAYS } from "./schema-words.ts";

/*
 * What a reserve is worth: how far it carries, and what else can be done. Amounts in sats, prices in half dollars, distances
 * in basis points of the last price.
 */
const sats = z.int();
const price = z.int().positive();

export const reservePlanInput = z.strictObject({
  accountId: z.uuid(),
  /** Null for all positions of the account together. */
  positionId: z.string().min(1).max(64).nullable(),
  /** Free sats that may be added. */
  reserveSats: z.int().min(0, SAYS.noSats).max(SATS_IN_ALL, SAYS.moreThanAll),
});

/** How far positions of one side survive: liquidated only at `price`; null there is never. */
export const survivalViewSchema = z.object({
  price: price.nullable(),
  /** Sats that it takes. */
  spent: sats,
  /** Why not one step farther. */
  limitedBy: z.enum(["balance", "leverage-one", "guard-cap", "end-of-prices"]),
});

/** Something that can be done about a position. */
export const wayOutSchema = z.object({
  kind: z.enum(["add", "close", "accept"]),
  rule: z.string(),
  /** The most it can cost from the entry on; below 0 where more comes out than was put in. */
  cost: sats,
  /** Sats that leave the free balance at once; below 0 where they come back. */
  satsNow: sats,
  /** Closing fee: at the price for closing, at liquidation for accepting; null for adding. */
  fee: sats.nullable(),
  /** Result of the whole life of the position, all fees and funding included; null unless it is closed. */
  net: sats.nullable(),
  /** Null where no liquidation is left, or none ever comes. */
  liquidationAfter: price.nullable(),
  distanceAfterBps: z.int().nullable(),
});

export const reservePlanSchema = z.object({
  reserveSats: sats,
  /** Free sats as last read, and when. */
  balance: sats.nullable(),
  readAt: z.iso.datetime().nullable(),
  /** The price it was worked out at; null where none was seen yet. */
  last: price.nullable(),
  /** With all of the reserve on this position; null for an account, or where it can never be liquidated. */
  position: survivalViewSchema.nullable(),
  /** What its guard may still add of the reserve by its caps, and how far that carries; null without an armed guard. */
  guard: z.object({ room: sats, survival: survivalViewSchema }).nullable(),
  /** All positions of the account on one reserve, by the side that loses. */
  account: z.object({
    positions: z.int(),
    falling: survivalViewSchema.nullable(),
    rising: survivalViewSchema.nullable(),
  }),
  /** The liquidation distance that adding is reckoned to. */
  targetBps: z.int().nullable(),
  /** By the most each can cost, the cheapest first; empty for an account or before a price was seen. */
  ways: z.array(wayOutSchema),
});

export type SurvivalView = z.infer<typeof survivalViewSchema>;
export type WayOutView = z.infer<typeof wayOutSchema>;
export type ReservePlanView = z.infer<typeof reservePlanSchema>;
