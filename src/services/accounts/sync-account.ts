import { nextReadDelay } from "#domain/accounts/next-read.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import { type BasisPoints, basisPoints, type PriceHalfUsd } from "#domain/units.ts";
import type { Automations } from "#ports/automations.ts";
import type { NewId } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { Vault } from "#ports/vault.ts";
import { endPositions } from "../positions/end-positions.ts";
import { noteUnreadable } from "./note-unreadable.ts";
import { type AccountFacts, readAccount } from "./read-account.ts";
import { withExchange } from "./with-exchange.ts";

export type SyncDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly tradeLog: TradeLog;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly newId: NewId;
  readonly log: Log;
};

const nearestDistance = (facts: AccountFacts, last: PriceHalfUsd | null): BasisPoints | null => {
  if (last === null) return null;
  const distances = facts.positions.map((position) =>
    liquidationDistance(position.side, position.liquidation, last),
  );
  return distances.length === 0 ? null : basisPoints(Math.min(...distances));
};

/**
 * Reads an account afresh: balance, positions, triggers re-derived from them, and the end of positions that are gone
 * told with their result. `at` is the time the reading is asked for, so its age is never understated.
 */
export const syncAccount = async (
  deps: SyncDeps,
  account: StoredAccount,
  market: { readonly at: number; readonly last: PriceHalfUsd | null },
): Promise<"read" | "unreadable"> =>
  withExchange(deps, account, async (exchange) => {
    const facts = await readAccount(exchange);
    if (!facts.ok) {
      await noteUnreadable(deps, account, facts.failure, market.at);
      return "unreadable";
    }
    const { missing } = await deps.accounts.storeReading({
      accountId: account.id,
      ...facts.value,
      readAt: market.at,
      nextReadAt: market.at + nextReadDelay(nearestDistance(facts.value, market.last)),
    });
    if (missing.length > 0) await endPositions(deps, account, exchange, missing, market.at);
    return "read";
  });
