import { divCeil, MAX_PRICE, type PriceHalfUsd, SATS_PER_BTC, type Sats, sats } from "../units.ts";
import { countedMargin, type MarginBasis } from "./counted-margin.ts";
import { leastWhere } from "./least-where.ts";

/** A position to lift and the most sats it may get, 0 or more. */
export type Contender = { readonly position: MarginBasis; readonly most: Sats };

/** A contender with what every step asks of it again: its contract in sats times half dollars, and the margin that counts. */
type Lifted = {
  readonly id: string;
  readonly isLong: boolean;
  readonly basis: bigint;
  readonly size: bigint;
  readonly counted: bigint;
  readonly most: bigint;
};

const toLifted = ({ position, most }: Contender): Lifted => ({
  id: position.id,
  isLong: position.side === "long",
  basis: BigInt(position.price),
  size: 2n * BigInt(position.quantity) * SATS_PER_BTC,
  counted: BigInt(countedMargin(position)),
  most: BigInt(most),
});

/** How finely a level is measured: so many parts of half a dollar that what is left after it is hardly a sat for each. */
const PARTS = 2n ** 40n;

/**
 * The least sats that bring the exact liquidation `level` parts away from `last`; never below 0 nor above the most.
 * Formula: ceil(Q·S·|1/T − 1/P|) less the margin that counts, T being the price at the level.
 */
const satsAtLevel = (lifted: Lifted, last: bigint, level: bigint): bigint => {
  const { isLong, basis, size, counted, most } = lifted;
  const at = last * PARTS + (isLong ? -level : level);
  // No price is that far below a short's market; a long's liquidation cannot be pushed to 0 or under it.
  if (at <= 0n) return isLong ? most : 0n;
  const away = isLong ? basis * PARTS - at : at - basis * PARTS;
  const wanted = divCeil(size * away, at * basis) - counted;
  if (wanted <= 0n) return 0n;
  if (wanted >= most) return most;
  return wanted;
};

type Gap = { readonly dividend: bigint; readonly divisor: bigint };

/** From the last price to the exact liquidation with `amount` sats more, in half dollars. A divisor of 0 is no end to it. */
const gapWith = ({ isLong, basis, size, counted }: Lifted, last: bigint, amount: bigint): Gap => {
  const swing = (counted + amount) * basis;
  const divisor = isLong ? size + swing : size - swing;
  if (divisor <= 0n) return { dividend: 1n, divisor: 0n };
  const away = size * basis - last * divisor;
  return { dividend: isLong ? -away : away, divisor };
};

/** Below 0 where `one` is the smaller, above 0 where it is the larger; exact. */
const compareGaps = (one: Gap, other: Gap): number => {
  const difference = one.dividend * other.divisor - other.dividend * one.divisor;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

type Turn = { readonly place: number; readonly id: string; readonly gap: Gap; readonly gain: Gap };

/** Whether `one` gets the next sat rather than `other`: nearer to liquidation, then more gained by it, then the lower id. */
const isBefore = (one: Turn, other: Turn): boolean => {
  const order = compareGaps(one.gap, other.gap) || compareGaps(other.gain, one.gain);
  return order === 0 ? one.id < other.id : order < 0;
};

/** Whose turn it is to get one sat; null where nobody may have more. */
const nextTurn = (all: readonly Lifted[], last: bigint, amounts: readonly bigint[]): Turn | null =>
  all.reduce<Turn | null>((best, lifted, place) => {
    const amount = amounts[place] ?? 0n;
    if (amount >= lifted.most) return best;
    const gap = gapWith(lifted, last, amount);
    const turn = { place, id: lifted.id, gap, gain: gapWith(lifted, last, amount + 1n) };
    return best === null || isBefore(turn, best) ? turn : best;
  }, null);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((whole, amount) => whole + amount, 0n);

/**
 * Sats for each contender, in their order: as if every sat went to the one that is then nearest to liquidation and may
 * still have more. Each sat costs the same and only ever lifts its own position, so no other way makes the smallest exact
 * distance, then the next smallest, larger. The way there is cut short: the highest level that the budget pays for is
 * found by bisection, and only the few sats left over are given one by one.
 */
export const levelOut = (
  contenders: readonly Contender[],
  last: PriceHalfUsd,
  budget: Sats,
): readonly Sats[] => {
  const [whole, market] = [BigInt(budget), BigInt(last)];
  const all = contenders.map(toLifted);
  const at = (level: bigint) => all.map((lifted) => satsAtLevel(lifted, market, level));
  // Twice the largest price beyond the last one is beyond every liquidation there is, either way.
  const end = 2n * BigInt(MAX_PRICE) * PARTS;
  const level = leastWhere(1n - end, end, (tried) => sum(at(tried)) > whole) - 1n;
  const amounts = at(level);
  for (let left = whole - sum(amounts); left > 0n; left -= 1n) {
    const turn = nextTurn(all, market, amounts);
    if (turn === null) break;
    amounts[turn.place] = (amounts[turn.place] ?? 0n) + 1n;
  }
  return amounts.map((amount) => sats(Number(amount)));
};
