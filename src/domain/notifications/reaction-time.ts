import type { Driver } from "../automations/margin-guard-defaults.ts";
import type { ReceiptFacts } from "./receipt.ts";

/** How fast guards were seen to act: within `ms` in at least 95 of 100 of `count` top-ups. */
export type Reaction = { readonly ms: number; readonly count: number };

/** Fewer say nothing about the slow ones. */
const FEWEST = 5;
const SHARE = 0.95;
/** A guard that is offered by the second has to act well before the next minute's look would. */
const WITHIN_SECONDS_MS = 10_000;

/**
 * Milliseconds from when the exchange told the price that a guard acted on until its order was signed, both by the
 * exchange's clock; null for a receipt that does not tell both.
 */
export const reactionOf = (facts: ReceiptFacts): number | null => {
  if (facts.kind !== "margin-guard" && facts.kind !== "cross-guard") return null;
  const { toldAt } = facts.inputs.tick;
  const signedAt = facts.request?.signedAt;
  return toldAt === undefined || signedAt === undefined ? null : Math.max(0, signedAt - toldAt);
};

/** The reaction time that 95 of 100 of these receipts keep to, by the nearest rank above; null where too few tell. */
export const measureReaction = (receipts: readonly ReceiptFacts[]): Reaction | null => {
  const times = receipts.map(reactionOf).filter((ms) => ms !== null);
  const ms = times.toSorted((one, other) => one - other)[Math.ceil(SHARE * times.length) - 1];
  return ms === undefined || times.length < FEWEST ? null : { ms, count: times.length };
};

/** Which driver a measured reaction is worth: whatever runs the ticks, what took a minute is guarded as what takes one. */
export const driverByReaction = (driver: Driver, reaction: Reaction | null): Driver =>
  reaction === null || reaction.ms <= WITHIN_SECONDS_MS ? driver : "cron";
