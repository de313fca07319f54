import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { Result } from "#domain/result.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { LedgerRow } from "./start-replay-venue.ts";

/** How an account ended, from the exchange's own answers and ledger. Amounts in sats. */
export type AccountTally = {
  readonly liquidated: ReadonlySet<string>;
  readonly running: readonly IsolatedPosition[];
  /** Equity at the last price less what was deposited. */
  readonly profit: number;
  readonly fees: number;
};

const ALL = 100_000;

const readOrThrow = <T>(result: Result<T, ExchangeFailure>, what: string): T => {
  if (result.ok) return result.value;
  throw new Error(`The ${what} could not be read at the end: ${result.failure.kind}`);
};

/** What a running trade is worth when marked to a price: margin, fee reserve and profit or loss. */
const worthOf = (trade: IsolatedPosition, last: PriceHalfUsd): number =>
  trade.margin + trade.maintenanceMargin + profitAndLoss(trade.side, trade.quantity, trade.price, last);

/** Reads an account at the end of a replay, open positions marked to the last price. */
export const tallyAccount = async (
  exchange: Exchange,
  accountId: string,
  ledger: readonly LedgerRow[],
  deposit: Sats,
  last: PriceHalfUsd,
): Promise<AccountTally> => {
  const account = readOrThrow(await exchange.account(), "account");
  const running = readOrThrow(await exchange.runningTrades(), "running trades");
  const closed = readOrThrow(await exchange.closedTrades({ limit: ALL }), "closed trades");
  const liquidated = closed.filter(
    ({ side, liquidation, exitPrice }) => exitPrice !== null && isAtLiquidation(side, liquidation, exitPrice),
  );
  const worth = running.reduce((sum, trade) => sum + worthOf(trade, last), 0);
  const fees = ledger
    .filter((row) => row.accountId === accountId && row.to === "fees")
    .reduce((sum, row) => sum + row.amount, 0);
  return {
    liquidated: new Set(liquidated.map((trade) => trade.id)),
    running,
    profit: account.balance + worth - deposit,
    fees,
  };
};
