import { needsBalance } from "./needs-balance.ts";
import type { ReadPace } from "./next-read.ts";

/** When the cross position was read before, and what stood there. Times in epoch milliseconds. */
export type CrossFacts = {
  readonly at: number;
  /** When it was last asked for; null when it never was, or ought to be at once. */
  readonly askedAt: number | null;
  /** Whether it was flat then, as far as anybody knows. */
  readonly isFlat: boolean;
  /** Whether a guard is armed on it, which waits for the next position while it is flat. */
  readonly isGuarded: boolean;
  /** When anything of the account was last read; null when nothing was. */
  readonly accountReadAt: number | null;
  readonly isStreamed: boolean;
};

/**
 * Whether a reading of an account asks for its cross position too, at the price of one more request: each time while there is
 * one or a guard waits for one, which cannot act on what it does not know, and else as seldom as for a balance.
 */
export const needsCross = (facts: CrossFacts, pace: ReadPace): boolean => {
  const { at, askedAt, isFlat, isGuarded, accountReadAt, isStreamed } = facts;
  if (askedAt === null || !isFlat || isGuarded) return true;
  return needsBalance({ at, balanceReadAt: askedAt, positionsReadAt: accountReadAt, isStreamed }, pace);
};
