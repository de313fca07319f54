import type { Answer } from "#ports/exchange.ts";
import { callEndpoint, type Endpoint } from "./endpoint.ts";
import { accountGet } from "./endpoints/account-get.ts";
import { candlesList } from "./endpoints/candles-list.ts";
import { crossFundingFeesList } from "./endpoints/cross-funding-fees-list.ts";
import { crossLeverageSet } from "./endpoints/cross-leverage-set.ts";
import { crossMarginDeposit } from "./endpoints/cross-margin-deposit.ts";
import { crossMarginWithdraw } from "./endpoints/cross-margin-withdraw.ts";
import { crossOrderCancel } from "./endpoints/cross-order-cancel.ts";
import { crossOrderPlace } from "./endpoints/cross-order-place.ts";
import { crossOrdersCancelAll } from "./endpoints/cross-orders-cancel-all.ts";
import { crossOrdersListFilled } from "./endpoints/cross-orders-list-filled.ts";
import { crossOrdersListOpen } from "./endpoints/cross-orders-list-open.ts";
import { crossPositionClose } from "./endpoints/cross-position-close.ts";
import { crossPositionGet } from "./endpoints/cross-position-get.ts";
import { crossTransfersList } from "./endpoints/cross-transfers-list.ts";
import { fundingSettlementsList } from "./endpoints/funding-settlements-list.ts";
import { isolatedFundingFeesList } from "./endpoints/isolated-funding-fees-list.ts";
import { isolatedMarginAdd } from "./endpoints/isolated-margin-add.ts";
import { isolatedStopLossRemove } from "./endpoints/isolated-stop-loss-remove.ts";
import { isolatedStopLossSet } from "./endpoints/isolated-stop-loss-set.ts";
import { isolatedTakeProfitRemove } from "./endpoints/isolated-take-profit-remove.ts";
import { isolatedTakeProfitSet } from "./endpoints/isolated-take-profit-set.ts";
import { isolatedTradeCancel } from "./endpoints/isolated-trade-cancel.ts";
import { isolatedTradeCashIn } from "./endpoints/isolated-trade-cash-in.ts";
import { isolatedTradeClose } from "./endpoints/isolated-trade-close.ts";
import { isolatedTradeOpen } from "./endpoints/isolated-trade-open.ts";
import { isolatedTradesCancelAll } from "./endpoints/isolated-trades-cancel-all.ts";
import { isolatedTradesListCanceled } from "./endpoints/isolated-trades-list-canceled.ts";
import { isolatedTradesListClosed } from "./endpoints/isolated-trades-list-closed.ts";
import { isolatedTradesListOpen } from "./endpoints/isolated-trades-list-open.ts";
import { isolatedTradesListRunning } from "./endpoints/isolated-trades-list-running.ts";
import { ledgerTradesList } from "./endpoints/ledger-trades-list.ts";
import { lightningDepositsList } from "./endpoints/lightning-deposits-list.ts";
import { lightningWithdrawalsList } from "./endpoints/lightning-withdrawals-list.ts";
import { onChainDepositsList } from "./endpoints/on-chain-deposits-list.ts";
import { onChainWithdrawalsList } from "./endpoints/on-chain-withdrawals-list.ts";
import { pingSend } from "./endpoints/ping-send.ts";
import { tickerGet } from "./endpoints/ticker-get.ts";
import { timeGet } from "./endpoints/time-get.ts";
import type { Transport } from "./transport.ts";

/** Reads take what they need; writes take the time they are signed at first, frozen by the caller. */
type Input<I> = undefined extends I ? [] : [input: I];
type Read<I, O> = (...input: Input<I>) => Answer<O>;
type Write<I, O> = (signedAt: number, ...input: Input<I>) => Answer<O>;

/** Every endpoint of the exchange we know, by noun. The signed ones need a transport that holds a credential. */
export const createLnMarketsClient = (transport: Transport) => {
  const read =
    <I, O>(endpoint: Endpoint<I, O>): Read<I, O> =>
    (...input) =>
      callEndpoint(transport, endpoint, input[0] as I);
  const write =
    <I, O>(endpoint: Endpoint<I, O>): Write<I, O> =>
    (signedAt, ...input) =>
      callEndpoint(transport, endpoint, input[0] as I, signedAt);
  return {
    market: {
      ping: read(pingSend),
      time: read(timeGet),
      ticker: read(tickerGet),
      candles: read(candlesList),
      fundingSettlements: read(fundingSettlementsList),
    },
    account: {
      get: read(accountGet),
      lightningDeposits: read(lightningDepositsList),
      lightningWithdrawals: read(lightningWithdrawalsList),
      onChainDeposits: read(onChainDepositsList),
      onChainWithdrawals: read(onChainWithdrawalsList),
    },
    ledger: {
      open: read(ledgerTradesList.open),
      running: read(ledgerTradesList.running),
      closed: read(ledgerTradesList.closed),
      canceled: read(ledgerTradesList.canceled),
    },
    isolated: {
      openTrades: read(isolatedTradesListOpen),
      runningTrades: read(isolatedTradesListRunning),
      closedTrades: read(isolatedTradesListClosed),
      canceledTrades: read(isolatedTradesListCanceled),
      fundingFees: read(isolatedFundingFeesList),
      open: write(isolatedTradeOpen),
      cancel: write(isolatedTradeCancel),
      cancelAll: write(isolatedTradesCancelAll),
      close: write(isolatedTradeClose),
      addMargin: write(isolatedMarginAdd),
      cashIn: write(isolatedTradeCashIn),
      setStopLoss: write(isolatedStopLossSet),
      removeStopLoss: write(isolatedStopLossRemove),
      setTakeProfit: write(isolatedTakeProfitSet),
      removeTakeProfit: write(isolatedTakeProfitRemove),
    },
    cross: {
      position: read(crossPositionGet),
      openOrders: read(crossOrdersListOpen),
      filledOrders: read(crossOrdersListFilled),
      fundingFees: read(crossFundingFeesList),
      transfers: read(crossTransfersList),
      placeOrder: write(crossOrderPlace),
      cancelOrder: write(crossOrderCancel),
      cancelAllOrders: write(crossOrdersCancelAll),
      closePosition: write(crossPositionClose),
      setLeverage: write(crossLeverageSet),
      deposit: write(crossMarginDeposit),
      withdraw: write(crossMarginWithdraw),
    },
  };
};

export type LnMarketsClient = ReturnType<typeof createLnMarketsClient>;
