import { tradingFee } from "../position/fees.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { netProfitAndLoss, profitAndLoss } from "../position/pl.ts";
import { type PriceHalfUsd, type RateE9, type Sats, satsFromBigInt } from "../units.ts";
import { orderByRisk } from "./order-by-risk.ts";

/** What the market gives to whoever sells and takes from whoever buys, at once. */
export type Quote = { readonly bid: PriceHalfUsd; readonly ask: PriceHalfUsd };

export type ToFlatten = Pick<
  IsolatedPosition,
  "id" | "side" | "quantity" | "price" | "liquidation" | "openingFee" | "fundingPaid"
>;

/** How one position would end. `net` is after both fees and the funding it paid, in sats. */
export type ClosePreview = {
  readonly id: string;
  readonly exit: PriceHalfUsd;
  readonly fee: Sats;
  readonly gross: Sats;
  readonly net: Sats;
};

export type FlattenPreview = {
  /** In the order in which they would be closed. */
  readonly closes: readonly ClosePreview[];
  readonly fee: Sats;
  readonly net: Sats;
};

const previewClose = (position: ToFlatten, { bid, ask }: Quote, rate: RateE9): ClosePreview => {
  const { id, side, quantity, price, openingFee, fundingPaid } = position;
  const exit = side === "long" ? bid : ask;
  const fee = tradingFee(rate, quantity, exit);
  const gross = profitAndLoss(side, quantity, price, exit);
  return {
    id,
    exit,
    fee,
    gross,
    net: netProfitAndLoss({ pl: gross, openingFee, closingFee: fee, fundingPaid }),
  };
};

const sum = (amounts: readonly Sats[]): Sats =>
  satsFromBigInt(amounts.reduce((total, amount) => total + BigInt(amount), 0n));

/**
 * What closing every position of one network would cost and leave: longs sell at the bid, shorts buy at the ask, each at
 * `rate` billionths of its notional. Fee and result round as the exchange rounds them, down. Sats of two networks are not
 * the same money, so each is previewed by itself.
 */
export const previewFlatten = (
  positions: readonly ToFlatten[],
  quote: Quote,
  rate: RateE9,
): FlattenPreview => {
  const closes = orderByRisk(positions, quote.bid).map((position) => previewClose(position, quote, rate));
  return {
    closes,
    fee: sum(closes.map(({ fee }) => fee)),
    net: sum(closes.map(({ net }) => net)),
  };
};
