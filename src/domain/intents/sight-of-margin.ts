import { divCeil, divFloor, SATS_PER_BTC, type Sats } from "../units.ts";
import type { PositionEvidence } from "./evidence.ts";
import type { Seen, Sight } from "./sight.ts";

/** Margin gained other than by funding: a payer's funding comes out of the margin, a receiver's goes to the balance. */
const gained = (before: PositionEvidence, now: PositionEvidence): number =>
  now.margin - before.margin + Math.max(0, now.fundingPaid - before.fundingPaid);

const sightOfChange = (change: number, amount: Sats): Sight => {
  if (change === amount) return "applied";
  return change === 0 ? "unchanged" : "unclear";
};

/** Whether exactly this top-up went into the margin. A position that is gone took it along; then the balance tells. */
export const sightOfTopUp = ({ action, before, now }: Seen<"add-margin">): Sight => {
  const change =
    before.position !== null && now.position !== null
      ? gained(before.position, now.position)
      : before.balance - now.balance;
  return sightOfChange(change, action.amount);
};

/** Sats by which the balance grew other than by funding received, where both readings show the position. */
const received = ({ before, now }: Pick<Seen<"cash-in">, "before" | "now">): number => {
  const funding = (now.position?.fundingPaid ?? 0) - (before.position?.fundingPaid ?? 0);
  return now.balance - before.balance - Math.max(0, -funding);
};

/** Profit between two bases of a size, in sats as dividend over divisor: Q·S·|1/P − 1/P′|. */
const profitBetween = (quantity: number, from: number, to: number): readonly [bigint, bigint] => [
  2n * BigInt(quantity) * SATS_PER_BTC * BigInt(Math.abs(to - from)),
  BigInt(from) * BigInt(to),
];

/**
 * The least and most sats that were taken out of a position: what its margin lost, and the profit its basis gave up. The
 * exchange rounds the basis to a step, so one step less and one more are the bounds, rounded outwards: our own is never
 * missed, and a stranger's has to come within a step's worth of it.
 */
const takenOut = (before: PositionEvidence, now: PositionEvidence): readonly [number, number] => {
  const fromMargin = -gained(before, now);
  const step = Math.sign(now.price - before.price);
  if (step === 0) return [fromMargin, fromMargin];
  const least = divFloor(...profitBetween(before.quantity, before.price, now.price - step));
  const most = divCeil(...profitBetween(before.quantity, before.price, now.price + step));
  return [fromMargin + Number(least), fromMargin + Number(most)];
};

/** Whether so little profit may leave without moving the basis by a step. */
const isHidden = (amount: Sats, { quantity, price }: PositionEvidence): boolean =>
  BigInt(amount) <= divCeil(...profitBetween(quantity, price, price - 1));

/**
 * Whether exactly this cash-in left the position: its margin and its basis tell. The balance tells where the position is
 * gone, or where the amount is too small to move the basis.
 */
export const sightOfCashIn = ({ action, before, now }: Seen<"cash-in">): Sight => {
  const byBalance = sightOfChange(received({ before, now }), action.amount);
  if (before.position === null || now.position === null) return byBalance;
  const [least, most] = takenOut(before.position, now.position);
  if (least <= action.amount && action.amount <= most) return "applied";
  if (least !== 0 || most !== 0) return "unclear";
  return isHidden(action.amount, before.position) ? byBalance : "unchanged";
};
