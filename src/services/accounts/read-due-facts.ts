import { hasBalanceMoved, needsBalance } from "#domain/accounts/needs-balance.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { choosePace } from "./choose-pace.ts";
import { keepPlausible } from "./keep-plausible.ts";
import { readAccount } from "./read-account.ts";

/** What a reading found; `balance` is null where the one we have may stand. */
export type DueFacts = { readonly balance: Sats | null; readonly positions: readonly IsolatedPosition[] };

/**
 * Reads an account as far as it is due: its running trades always, its balance where it may have moved. One request
 * instead of two for an account where nothing happens, so an address carries nearly twice as many.
 */
export const readDueFacts = async (
  deps: { readonly accounts: ExchangeAccounts },
  account: StoredAccount,
  exchange: Exchange,
  { at, isStreamed }: { readonly at: number; readonly isStreamed: boolean },
): Promise<Result<DueFacts, ExchangeFailure>> => {
  const known = await deps.accounts.positionsOf(account.id);
  const positionsReadAt = known.length === 0 ? null : Math.max(...known.map(({ readAt }) => readAt));
  const facts = { at, balanceReadAt: account.readAt, positionsReadAt, isStreamed };
  if (needsBalance(facts, choosePace(account.network))) return readAccount(exchange);
  const trades = await exchange.runningTrades();
  if (!trades.ok) return trades;
  const positions = trades.value;
  if (hasBalanceMoved(known, positions)) {
    const snapshot = await exchange.account();
    return snapshot.ok ? keepPlausible({ balance: snapshot.value.balance, positions }) : snapshot;
  }
  const plausible = keepPlausible({ balance: account.balance ?? sats(0), positions });
  return plausible.ok ? ok({ balance: null, positions }) : plausible;
};
