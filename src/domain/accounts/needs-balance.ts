import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { ReadPace } from "./next-read.ts";

/** When an account was read before. Times in epoch milliseconds. */
export type BalanceFacts = {
  readonly at: number;
  /** When the balance was read; null when it never was. */
  readonly balanceReadAt: number | null;
  /** When positions were last read; null when the account has none, so that the balance is all there is to read. */
  readonly positionsReadAt: number | null;
  readonly isStreamed: boolean;
};

/**
 * Whether a reading has to ask for the balance too, at the price of a second request. Not in one that comes at its
 * longest delay while the balance is not old: the account is quiet. One that comes earlier was asked for, or is of an
 * account near to acting.
 */
export const needsBalance = (facts: BalanceFacts, pace: ReadPace): boolean => {
  const { at, balanceReadAt, positionsReadAt } = facts;
  if (balanceReadAt === null || positionsReadAt === null) return true;
  const isEarly = at - positionsReadAt < (facts.isStreamed ? pace.streamedMs : pace.longestMs);
  const quiet = facts.isStreamed ? pace.streamedBalanceMs : pace.balanceMs;
  return at - balanceReadAt >= (isEarly ? pace.earlyBalanceMs : quiet);
};

type Held = Pick<IsolatedPosition, "id" | "quantity" | "price" | "margin" | "fundingPaid">;

/** Paying funding takes from the margin what it adds to the sum paid; receiving it goes to the balance. */
const isSame = (known: Held, read: Held): boolean =>
  known.quantity === read.quantity &&
  known.price === read.price &&
  known.margin + known.fundingPaid === read.margin + read.fundingPaid;

/**
 * Whether the positions now read show that sats went to or from the balance since they were known: opened, closed, margin
 * added or cashed in, funding received.
 */
export const hasBalanceMoved = (known: readonly Held[], read: readonly Held[]): boolean => {
  const before = new Map(known.map((position) => [position.id, position]));
  return (
    before.size !== read.length ||
    read.some((position) => {
      const was = before.get(position.id);
      return was === undefined || !isSame(was, position);
    })
  );
};
