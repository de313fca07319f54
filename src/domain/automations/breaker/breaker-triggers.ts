import { type AccountHoldings, SWING_SCALE } from "../../position/equity.ts";
import type { TriggerPrice, TriggerSide } from "../../triggers/trigger.ts";
import {
  type BasisPoints,
  divCeil,
  divFloor,
  type PriceHalfUsd,
  priceHalfUsd,
  type Sats,
} from "../../units.ts";
import { breakerFloor } from "./drawdown-breaker.ts";
import { type EquityPiece, equityPieces } from "./equity-pieces.ts";

/** A breaker as a pair of prices around the market; null where no price on that side does it. */
export type BreakerTriggers = { readonly below: TriggerPrice | null; readonly above: TriggerPrice | null };

type Span = { readonly from: number; readonly to: number };

/**
 * The prices of a piece at which its equity is `floor` or less. Whole sats round down, so that is swing < room · X for a
 * room of (floor + 1 − kept) · 10⁹: the prices on one side of swing / room, whatever the signs. One division, exact to the step.
 */
const spanAtMost = ({ from, to, kept, swing }: EquityPiece, floor: Sats): Span | null => {
  const room = (BigInt(floor) + 1n - kept) * SWING_SCALE;
  if (room === 0n) return swing < 0n ? { from, to } : null;
  const span =
    room > 0n
      ? { from: Math.max(from, Number(divFloor(swing, room)) + 1), to }
      : { from, to: Math.min(to, Number(divCeil(swing, room)) - 1) };
  return span.from <= span.to ? span : null;
};

/** The price of `spans` nearest to `last` that does not lie across it. */
const nearest = (side: TriggerSide, spans: readonly Span[], last: PriceHalfUsd): TriggerPrice | null => {
  const prices = spans.flatMap(({ from, to }) => {
    if (side === "below") return from <= last ? [Math.min(to, last)] : [];
    return to >= last ? [Math.max(from, last)] : [];
  });
  if (prices.length === 0) return null;
  const price = side === "below" ? Math.max(...prices) : Math.min(...prices);
  return { side, price: priceHalfUsd(price) };
};

/**
 * The prices nearest to `last`, one on either side, at which equity is `drop` below `peak` or lower; both are `last`
 * itself where that holds already. Exact on the half-dollar grid: each piece between two ends of positions is solved on its
 * own. One side is the rule, since longs end as the price falls and shorts as it rises, which leaves one valley; a position
 * that is liquidated with something left drops off a step, and then both sides can hold a price. Both null without a peak.
 */
export const breakerTriggers = (
  { account, last }: { readonly account: AccountHoldings; readonly last: PriceHalfUsd },
  peak: Sats,
  drop: BasisPoints,
): BreakerTriggers => {
  if (peak <= 0) return { below: null, above: null };
  const floor = breakerFloor(peak, drop);
  const spans = equityPieces(account).flatMap((piece) => spanAtMost(piece, floor) ?? []);
  return { below: nearest("below", spans, last), above: nearest("above", spans, last) };
};
