import { fail } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";

type Elsewhere = Omit<
  Exchange,
  | "account"
  | "permissions"
  | "runningTrades"
  | "closedTrades"
  | "addMargin"
  | "closeTrade"
  | "setStopLoss"
  | "crossPosition"
  | "crossOpenOrders"
  | "crossFilledOrders"
  | "crossTransfers"
  | "crossOrder"
  | "closeCross"
  | "depositCross"
>;

const refuse = async () =>
  fail({ kind: "rejected", status: 404, code: null, message: "Not in this world", raw: "" } as const);

/** What nobody does in the simulated world: nothing happens, and whoever asks learns it at once. */
export const notInThisWorld: Elsewhere = {
  transfers: refuse,
  ledgerPage: refuse,
  openTrades: refuse,
  canceledTrades: refuse,
  fundingFees: refuse,
  crossFundingFees: refuse,
  cashIn: refuse,
  openTrade: refuse,
  cancelTrade: refuse,
  setTrailingStop: refuse,
  removeStopLoss: refuse,
  setTakeProfit: refuse,
  removeTakeProfit: refuse,
  cancelCrossOrder: refuse,
  withdrawCross: refuse,
  setCrossLeverage: refuse,
};
