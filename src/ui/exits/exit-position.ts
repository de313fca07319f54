import { FEE_RATES, tradingFee } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { basisPoints, priceHalfUsd, type RateE9, rateE9, type Sats, sats, usd } from "#domain/units.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { toIsolatedPosition } from "#ui/guard/guard-preview.ts";

/** The dearest tier, as the server counts: a net result is never told better than it is. */
export const FEE_RATE: RateE9 = FEE_RATES[0] ?? rateE9(1_000_000);

/**
 * Opening fee and funding paid so far, in sats, as one sum. The view does not tell them apart, but the net result it ends
 * with without us holds both: what its gross result and closing fee leave unexplained was paid already. Where nothing would
 * ever close it there is no such result, and the opening fee at its dearest stands for the sum.
 */
export const paidSoFar = (view: PositionView): Sats => {
  const quantity = usd(view.quantity);
  const end = view.ifWeVanish;
  if (end === null) return tradingFee(FEE_RATE, quantity, priceHalfUsd(view.entryPrice));
  const price = priceHalfUsd(end.price);
  const gross =
    end.by === "liquidation"
      ? -view.margin
      : profitAndLoss(view.side, quantity, priceHalfUsd(view.price), price);
  return sats(gross - tradingFee(FEE_RATE, quantity, price) - end.net);
};

/** A position as exits are decided from: what was paid already stands as its opening fee, since only the sum counts. */
export const toExitPosition = (view: PositionView): IsolatedPosition => ({
  ...toIsolatedPosition(view),
  stopLossTrailing: view.stopTrailsBps === null ? null : basisPoints(view.stopTrailsBps),
  openingFee: paidSoFar(view),
});
