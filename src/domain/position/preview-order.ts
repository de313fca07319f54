import type { TradeOrder } from "../intents/action.ts";
import { type PriceHalfUsd, type RateE9, type Sats, sats, type Usd, usd } from "../units.ts";
import { type ActionPreview, type Previewed, refusedBy } from "./action-preview.ts";
import { whyNoStop, whyNoTakeProfit } from "./exit-refusal.ts";
import { feeReserve, tradingFee } from "./fees.ts";
import type { IsolatedOrder } from "./isolated-position.ts";
import { liquidationFromLeverage, liquidationPrice } from "./liquidation.ts";
import { marginFor, quantityFor } from "./margin.ts";

/** What an order for a trade is worked out from. */
export type OrderFacts = {
  readonly balance: Sats;
  /** Where a market order would be filled: the ask for a long, the bid for a short. */
  readonly fill: PriceHalfUsd;
  /** The trader's rate for opening. */
  readonly feeRate: RateE9;
};

/** The most contracts one trade may have. Source: exchange documentation. */
export const MAX_QUANTITY = usd(500_000);

type Terms = { readonly quantity: Usd; readonly margin: Sats; readonly liquidation: PriceHalfUsd };

/**
 * Size, margin and liquidation at a price. By contracts the exchange quotes the liquidation from the leverage, by margin from
 * the margin itself; contracts are rounded down, margin up. Null where the margin buys none.
 */
const termsAt = ({ side, size, leverage }: TradeOrder, price: PriceHalfUsd): Terms | null => {
  if (size.by === "quantity") {
    const { quantity } = size;
    const margin = marginFor(quantity, price, leverage);
    return { quantity, margin, liquidation: liquidationFromLeverage(side, quantity, price, leverage) };
  }
  const quantity = quantityFor(size.margin, price, leverage);
  if (quantity < 1) return null;
  return { quantity, margin: size.margin, liquidation: liquidationPrice(side, quantity, price, size.margin) };
};

const whyNoExits = (order: TradeOrder, liquidation: PriceHalfUsd, price: PriceHalfUsd) => {
  const point = { ...order, liquidation };
  const stop = order.stopLoss === null ? null : whyNoStop(point, order.stopLoss, price);
  return stop ?? (order.takeProfit === null ? null : whyNoTakeProfit(point, order.takeProfit, price));
};

/**
 * What opening a trade would take and leave, to the sat: margin and the fees of both ends leave the balance at once, for an
 * order that rests too. Its opening fee is paid when it is filled, out of the reserve.
 */
export const previewOrder = (order: TradeOrder, { balance, fill, feeRate }: OrderFacts): ActionPreview => {
  const price = order.limit ?? fill;
  const terms = termsAt(order, price);
  if (terms === null || terms.quantity < 1) return refusedBy("too-small");
  const { quantity, margin, liquidation } = terms;
  if (quantity > MAX_QUANTITY) return refusedBy("too-large", MAX_QUANTITY);
  const why = whyNoExits(order, liquidation, price);
  if (why !== null) return refusedBy(why);
  const { opening, closing } = feeReserve(quantity, price, liquidation);
  const cost = margin + opening + closing;
  if (cost > balance) return refusedBy("balance", balance);
  const fee = order.limit === null ? tradingFee(feeRate, quantity, price) : sats(0);
  return {
    kind: "previewed",
    balanceChange: sats(-cost),
    fee,
    reserve: sats(opening + closing - fee),
    quantity,
    margin,
    liquidation,
    stopLoss: order.stopLoss,
    takeProfit: order.takeProfit,
    result: null,
  };
};

/** What taking back an order that waits would do: margin and reserve return whole. */
export const previewCancel = ({ margin, feeReserve: reserve }: IsolatedOrder): Previewed => ({
  kind: "previewed",
  balanceChange: sats(margin + reserve),
  fee: sats(0),
  reserve: sats(0),
  quantity: usd(0),
  margin: sats(0),
  liquidation: null,
  stopLoss: null,
  takeProfit: null,
  result: null,
});
