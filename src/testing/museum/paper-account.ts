import { rejected } from "#cli/sim/exchange/house.ts";
import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { fail, ok } from "#domain/result.ts";
import { addMargin } from "#paper-exchange/engine/add-margin.ts";
import { closeTrade } from "#paper-exchange/engine/close-trade.ts";
import { findRunning } from "#paper-exchange/engine/find-trade.ts";
import { Refusal } from "#paper-exchange/engine/refusal.ts";
import { quoteFor } from "#paper-exchange/world/quotes.ts";
import type { Trade } from "#paper-exchange/world/trade.ts";
import type { World } from "#paper-exchange/world/world.ts";
import type { Answer, Exchange, WriteTerms } from "#ports/exchange.ts";
import { UNAVAILABLE } from "../fakes/fake-faults.ts";
import { refusingExchange } from "../fakes/refusing-exchange.ts";

/** A running trade of the paper exchange as our adapter reads it, marked at the last price. */
export const toPosition = (world: World, trade: Trade): IsolatedPosition => ({
  id: trade.id,
  clientId: trade.clientId,
  side: trade.side,
  quantity: trade.quantity,
  price: trade.price,
  entryPrice: trade.entryPrice,
  margin: trade.margin,
  entryMargin: trade.entryMargin,
  liquidation: trade.liquidation,
  pl: profitAndLoss(trade.side, trade.quantity, trade.price, world.market.last),
  maintenanceMargin: trade.reserve,
  fundingPaid: trade.fundingPaid,
  openingFee: trade.openingFee,
  stopLoss: trade.stopLoss,
  stopLossTrailing: null,
  takeProfit: trade.takeProfit,
  openedAt: trade.filledAt ?? trade.createdAt,
});

const toClosed = (trade: Trade): ClosedTrade => ({
  id: trade.id,
  clientId: trade.clientId,
  side: trade.side,
  quantity: trade.quantity,
  price: trade.price,
  exitPrice: trade.exitPrice,
  margin: trade.margin,
  liquidation: trade.liquidation,
  pl: trade.pl,
  openingFee: trade.openingFee,
  closingFee: trade.closingFee,
  fundingPaid: trade.fundingPaid,
  closedAt: trade.closedAt ?? trade.createdAt,
  canceled: trade.status === "canceled",
});

/** One account of the paper exchange, asked in process: what a margin guard needs of it. */
export const paperAccount = (world: World, accountId: string): Exchange => {
  const mine = (): Trade[] => [...world.running.values()].filter((trade) => trade.accountId === accountId);
  const write = async <T>({ mayLeave, signedAt }: WriteTerms, act: () => T): Answer<T> => {
    if (mayLeave?.() === false) return fail(UNAVAILABLE);
    world.signedAt = signedAt;
    try {
      return ok(act());
    } catch (error) {
      if (error instanceof Refusal) return fail(rejected(error.message));
      throw error;
    } finally {
      world.signedAt = null;
    }
  };
  return {
    ...refusingExchange(rejected("Nobody asks for this here")),
    account: async () => {
      const balance = world.accounts.get(accountId)?.balance;
      if (balance === undefined) return fail(UNAVAILABLE);
      return ok({ exchangeUserId: accountId, username: "ada", feeTier: 0, balance });
    },
    runningTrades: async () => ok(mine().map((trade) => toPosition(world, trade))),
    closedTrades: async ({ limit }) =>
      ok((world.ended.get(accountId) ?? []).toReversed().slice(0, limit).map(toClosed)),
    addMargin: (request) =>
      write(request, () => {
        const trade = findRunning(world, accountId, request.positionId);
        return toPosition(world, addMargin(world, trade, request.amount));
      }),
    closeTrade: (request) =>
      write(request, () => {
        const trade = findRunning(world, accountId, request.positionId);
        const exit = quoteFor(world, trade.side === "long" ? "short" : "long", trade.quantity);
        return toClosed(closeTrade(world, trade, exit, "closed"));
      }),
  };
};
