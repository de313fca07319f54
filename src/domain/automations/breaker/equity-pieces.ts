import { type AccountHoldings, type EquityLeg, equityParts } from "../../position/equity.ts";
import { MAX_PRICE, MIN_PRICE } from "../../units.ts";

/**
 * Prices from `from` to `to`, both included, in half dollars, between which the same positions live: there the equity is
 * floor(kept + swing / (10⁹ · price)), in sats.
 */
export type EquityPiece = {
  readonly from: number;
  readonly to: number;
  readonly kept: bigint;
  readonly swing: bigint;
};

/** What changes at the price `at` and stays changed above it. */
type Change = { readonly at: number; readonly kept: bigint; readonly swing: bigint };

/** A long comes to life above its end; a short lives from the lowest price and is gone from its end on. */
const changesOf = ({ side, end, kept, swing }: EquityLeg): readonly Change[] =>
  side === "long"
    ? [{ at: Math.max(MIN_PRICE, end + 1), kept, swing }]
    : [
        { at: MIN_PRICE, kept, swing },
        { at: Math.max(MIN_PRICE, end), kept: -kept, swing: -swing },
      ];

/** Every price there is, lowest first, cut where a position ends. At most two pieces more than there are positions. */
export const equityPieces = (account: AccountHoldings): readonly EquityPiece[] => {
  const { cash, legs } = equityParts(account);
  const changes = [{ at: MIN_PRICE, kept: cash, swing: 0n }, ...legs.flatMap(changesOf)].sort(
    (one, other) => one.at - other.at,
  );
  const pieces: EquityPiece[] = [];
  let [kept, swing] = [0n, 0n];
  changes.forEach((change, place) => {
    kept += change.kept;
    swing += change.swing;
    const to = Math.min(MAX_PRICE, (changes[place + 1]?.at ?? Number.POSITIVE_INFINITY) - 1);
    if (change.at <= to) pieces.push({ from: change.at, to, kept, swing });
  });
  return pieces;
};
