import type { ClosedTrade, LiveTrade } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import { leverageFromNumber } from "#domain/units.ts";
import type { Answer, ExchangeFailure, WriteTerms } from "#ports/exchange.ts";
import type { IsolatedTrading, NewTrade } from "#ports/isolated-trading.ts";
import type { LnMarketsClient } from "../ln-markets-client.ts";
import { readNewest } from "../read-newest.ts";
import { aboutAnother, aboutId, isOrderSent, positiveSats, sendWrite } from "./send-write.ts";
import { stopSetting } from "./stop-setting.ts";

type Isolated = LnMarketsClient["isolated"];

/** A market order never waits, and what it answers is what was asked for. */
const judgeOpened = (
  order: NewTrade,
  answer: Result<LiveTrade, ExchangeFailure>,
): Result<LiveTrade, ExchangeFailure> => {
  if (!answer.ok) return answer;
  const trade = answer.value.state === "running" ? answer.value.position : answer.value.order;
  if (!isOrderSent(order, trade)) return aboutAnother("its answer is about another trade");
  if (order.type === "market" && answer.value.state === "open") return aboutAnother("the order still waits");
  return answer;
};

const openTrade = async (
  isolated: Isolated,
  { signedAt, mayLeave, ...order }: WriteTerms & NewTrade,
): Answer<LiveTrade> => {
  const leverage = leverageFromNumber(order.leverage);
  const terms = { signedAt, ...(mayLeave === undefined ? {} : { mayLeave }) };
  return judgeOpened(order, await sendWrite(terms, (at) => isolated.open(at, { ...order, leverage })));
};

const cancelTrade = async (isolated: Isolated, id: string, terms: WriteTerms): Answer<ClosedTrade> => {
  const answer = await aboutId(
    id,
    sendWrite(terms, (at) => isolated.cancel(at, { id })),
  );
  return !answer.ok || answer.value.canceled ? answer : aboutAnother("the trade was closed, not canceled");
};

/** Isolated trades of the account behind a client. */
export const isolatedTrading = (isolated: Isolated): IsolatedTrading => ({
  runningTrades: () => isolated.runningTrades(),
  openTrades: () => isolated.openTrades(),
  closedTrades: (request) => readNewest(isolated.closedTrades, request),
  canceledTrades: (request) => readNewest(isolated.canceledTrades, request),
  fundingFees: ({ positionId, ...wanted }) =>
    readNewest(
      (page) =>
        isolated.fundingFees({ ...page, ...(positionId === undefined ? {} : { tradeId: positionId }) }),
      wanted,
    ),
  addMargin: ({ positionId: id, amount, ...terms }) => {
    const added = { id, amount: positiveSats(amount, "Margin to add") };
    return aboutId(
      id,
      sendWrite(terms, (at) => isolated.addMargin(at, added)),
    );
  },
  cashIn: ({ positionId: id, amount, ...terms }) => {
    const taken = { id, amount: positiveSats(amount, "What is cashed in") };
    return aboutId(
      id,
      sendWrite(terms, (at) => isolated.cashIn(at, taken)),
    );
  },
  openTrade: (request) => openTrade(isolated, request),
  cancelTrade: ({ tradeId, ...terms }) => cancelTrade(isolated, tradeId, terms),
  closeTrade: ({ positionId: id, ...terms }) =>
    aboutId(
      id,
      sendWrite(terms, (at) => isolated.close(at, { id })),
    ),
  ...stopSetting(isolated),
});
