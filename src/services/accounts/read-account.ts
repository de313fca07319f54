import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { Sats } from "#domain/units.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";

/** Balance and running trades of an account, read together. */
export type AccountFacts = { readonly balance: Sats; readonly positions: readonly IsolatedPosition[] };

/** Reads an account's balance and running trades; either missing means the account could not be read. */
export const readAccount = async (exchange: Exchange): Promise<Result<AccountFacts, ExchangeFailure>> => {
  const [account, trades] = await Promise.all([exchange.account(), exchange.runningTrades()]);
  if (!account.ok) return account;
  if (!trades.ok) return trades;
  return ok({ balance: account.value.balance, positions: trades.value });
};
