import type { CrossOrder } from "#domain/position/cross-position.ts";
import type { CrossTrading, NewCrossOrder } from "#ports/cross-trading.ts";
import type { Answer, WriteTerms } from "#ports/exchange.ts";
import type { LnMarketsClient } from "../ln-markets-client.ts";
import { readNewest } from "../read-newest.ts";
import { aboutAnother, aboutId, isOrderSent, positiveSats, sendWrite } from "./send-write.ts";

type Cross = LnMarketsClient["cross"];

/** A market order is filled or refused; one that waits, or was canceled, is not what was asked for. */
const placeOrder = async (
  cross: Cross,
  { signedAt, mayLeave, ...order }: WriteTerms & NewCrossOrder,
): Answer<CrossOrder> => {
  const terms = { signedAt, ...(mayLeave === undefined ? {} : { mayLeave }) };
  const answer = await sendWrite(terms, (at) => cross.placeOrder(at, order));
  if (!answer.ok) return answer;
  const { state } = answer.value;
  if (!isOrderSent(order, answer.value)) return aboutAnother("its answer is about another order");
  if (state === "canceled") return aboutAnother("the order was canceled");
  return state === "open" && order.type === "market" ? aboutAnother("the order still waits") : answer;
};

const cancelOrder = async (cross: Cross, id: string, terms: WriteTerms): Answer<CrossOrder> => {
  const answer = await aboutId(
    id,
    sendWrite(terms, (at) => cross.cancelOrder(at, { id })),
  );
  return !answer.ok || answer.value.state === "canceled" ? answer : aboutAnother("the order is not canceled");
};

const closePosition = async (cross: Cross, terms: WriteTerms): Answer<CrossOrder> => {
  const answer = await sendWrite(terms, (at) => cross.closePosition(at));
  return !answer.ok || answer.value.state === "filled" ? answer : aboutAnother("its order is not filled");
};

/** The cross margin of the account behind a client. */
export const crossTrading = (cross: Cross): CrossTrading => ({
  crossPosition: () => cross.position(),
  crossOpenOrders: () => cross.openOrders(),
  crossFilledOrders: (request) => readNewest(cross.filledOrders, request),
  crossTransfers: (request) => readNewest(cross.transfers, request),
  crossFundingFees: (request) => readNewest(cross.fundingFees, request),
  crossOrder: (request) => placeOrder(cross, request),
  cancelCrossOrder: ({ orderId, ...terms }) => cancelOrder(cross, orderId, terms),
  closeCross: (terms) => closePosition(cross, terms),
  depositCross: ({ amount, ...terms }) => {
    const moved = { amount: positiveSats(amount, "A deposit") };
    return sendWrite(terms, (at) => cross.deposit(at, moved));
  },
  withdrawCross: ({ amount, ...terms }) => {
    const moved = { amount: positiveSats(amount, "A withdrawal") };
    return sendWrite(terms, (at) => cross.withdraw(at, moved));
  },
  setCrossLeverage: ({ leverage, ...terms }) => {
    if (!Number.isInteger(leverage)) throw new RangeError(`Cross leverage must be whole, got ${leverage}`);
    return sendWrite(terms, (at) => cross.setLeverage(at, { leverage }));
  },
});
