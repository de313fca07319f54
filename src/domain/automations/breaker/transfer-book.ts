import { type Sats, sats } from "../../units.ts";
import type { Transfer } from "./drawdown-breaker.ts";

/** The ways by which sats come to an account and leave it. */
export const TRANSFER_WAYS = ["lightning-in", "lightning-out", "on-chain-in", "on-chain-out"] as const;

export type TransferWay = (typeof TRANSFER_WAYS)[number];

/** A deposit or a withdrawal as the exchange lists it. */
export type ListedTransfer = {
  readonly id: string;
  /** Sats it brings to the balance (positive) or takes from it (negative), the fee of a withdrawal included. */
  readonly amount: Sats;
  /** When it began, epoch milliseconds; when it moves the balance is not told of every way. */
  readonly at: number;
  /**
   * `moved` the balance; `moving` may do so at any moment, and the exchange does not tell when; `void` has not, or what it
   * took came back.
   */
  readonly state: "moved" | "moving" | "void";
};

/** What one transfer had done to the balance when it was looked at: sats, signed. */
export type CountedTransfer = Pick<ListedTransfer, "id" | "amount" | "at">;

/**
 * Which transfers are in the equity of the last believed reading, and in that of a doubted one after it. Told by id and not
 * by time: the exchange stamps a deposit when it begins and credits it hours later.
 */
export type TransferBook = {
  readonly believed: readonly CountedTransfer[];
  readonly doubted: readonly CountedTransfer[] | null;
};

/** What each listed transfer has done, where what is under way counts, or is as it was `before`. */
export const countTransfers = (
  listed: readonly ListedTransfer[],
  before: readonly CountedTransfer[],
  isMovingCounted: boolean,
): readonly CountedTransfer[] => {
  const known = new Map(before.map(({ id, amount }) => [id, amount]));
  return listed.map(({ id, amount, at, state }) => {
    if (state === "void") return { id, at, amount: sats(0) };
    const isCounted = state === "moved" || isMovingCounted;
    return { id, at, amount: isCounted ? amount : (known.get(id) ?? sats(0)) };
  });
};

/**
 * What moved the balance between two looks at the list, as transfers at `at` (epoch milliseconds). One that the second look
 * does not show any more stays as it was: lists reach back only so far.
 */
export const transfersBetween = (
  before: readonly CountedTransfer[],
  after: readonly CountedTransfer[],
  at: number,
): readonly Transfer[] => {
  const known = new Map(before.map(({ id, amount }) => [id, amount]));
  return after.flatMap(({ id, amount }) => {
    const moved = amount - (known.get(id) ?? 0);
    return moved === 0 ? [] : [{ at, amount: sats(moved) }];
  });
};

/** A book's rows with a newer look over them; what began before `since` no look shows any more, and 0 is as good as unknown. */
export const mergeCounted = (
  before: readonly CountedTransfer[],
  after: readonly CountedTransfer[],
  since: number,
): readonly CountedTransfer[] => {
  const fresh = new Set(after.map(({ id }) => id));
  const kept = before.filter(({ id, at }) => at >= since && !fresh.has(id));
  return [...after, ...kept].filter(({ amount }) => amount !== 0);
};
