import { needsBalance } from "./needs-balance.ts";
import type { ReadPace } from "./next-read.ts";

/** When the cross position was read before, and what stood there. Times in epoch milliseconds. */
export type CrossFacts = {
  readonly at: number;
  /** When it was last asked for; null when it never was. */
  readonly askedAt: number | null;
  /** Whether it was flat then, as far as anybody knows. */
  readonly isFlat: boolean;
  /** When anything of the account was last read; null when nothing was. */
  readonly accountReadAt: number | null;
  readonly isStreamed: boolean;
};

/**
 * Whether a reading of an account asks for its cross position too, at the price of one more request: each time while there
 * is one, and as seldom as for a balance while it is flat.
 */
export const needsCross = (facts: CrossFacts, pace: ReadPace): boolean => {
  const { at, askedAt, isFlat, accountReadAt, isStreamed } = facts;
  if (askedAt === null || !isFlat) return true;
  return needsBalance({ at, balanceReadAt: askedAt, positionsReadAt: accountReadAt, isStreamed }, pace);
};
