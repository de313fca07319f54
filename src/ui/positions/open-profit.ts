import { profitAndLoss } from "#domain/position/pl.ts";
import { priceHalfUsd, usd } from "#domain/units.ts";
import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";

/** Gross profit and loss at the last price, in sats; the exchange's own figure when there is no price. */
export const openProfit = (position: PositionView, price: Pick<PriceView, "last"> | null): number =>
  price === null
    ? position.pl
    : profitAndLoss(
        position.side,
        usd(position.quantity),
        priceHalfUsd(position.price),
        priceHalfUsd(price.last),
      );
