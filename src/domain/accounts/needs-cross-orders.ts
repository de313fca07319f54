import type { CrossPosition } from "../position/cross-position.ts";
import { needsBalance } from "./needs-balance.ts";
import type { ReadPace } from "./next-read.ts";

/** When the orders on the cross margin were read before, and what is known of it now. Times in epoch milliseconds. */
export type CrossOrderFacts = {
  readonly at: number;
  /** Whether there is a position, or a guard that waits for one. */
  readonly isMinded: boolean;
  /** When they were last asked for; null when they never were, or ought to be asked for at once. */
  readonly askedAt: number | null;
  /** The position as it was known before; null when it never was. */
  readonly known: CrossPosition | null;
  readonly read: CrossPosition;
  /** When anything of the account was last read; null when nothing was. */
  readonly accountReadAt: number | null;
  readonly isStreamed: boolean;
};

/** What a position shows of the orders beside it: an order that is placed ties up margin, and one that fills changes the rest. */
const traces = ({ side, quantity, initialMargin, runningMargin, tradingFees }: CrossPosition): string =>
  JSON.stringify([side, quantity, initialMargin - runningMargin, tradingFees]);

/**
 * Whether a reading of the cross position asks for the orders that wait there too, at the price of one more request: where
 * the position shows that they changed, and else as seldom as for a balance. Nobody asks where there is neither a position
 * nor a guard.
 */
export const needsCrossOrders = (facts: CrossOrderFacts, pace: ReadPace): boolean => {
  const { at, isMinded, askedAt, known, read, accountReadAt, isStreamed } = facts;
  if (!isMinded) return false;
  if (askedAt === null || known === null || traces(known) !== traces(read)) return true;
  return needsBalance({ at, balanceReadAt: askedAt, positionsReadAt: accountReadAt, isStreamed }, pace);
};
