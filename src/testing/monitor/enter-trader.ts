import { randomUUID } from "node:crypto";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import { sats, usd } from "#domain/units.ts";
import type { PaperExchange } from "#paper-exchange/paper-exchange.ts";
import type { LedgerRow } from "#paper-exchange/world/ledger.ts";
import type { GuardStanding, StoredGuard } from "#ports/automations.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import type { Wired } from "#server/wired.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { aGuardConfig, type GuardWish } from "../builders/a-guard-config.ts";
import { TRADING_PERMISSIONS } from "../fakes/fake-exchange.ts";

/** Somebody with a connected account at the paper exchange, and what can be seen of it from both sides. */
export type Trader = {
  readonly userId: string;
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  /** Opens 1,000 USD at the market and reads the account. */
  open(order?: { readonly side?: "long" | "short"; readonly leverage?: number }): Promise<IsolatedPosition>;
  close(positionId: string): Promise<void>;
  /** The product reads the account. */
  sync(): Promise<"read" | "unreadable">;
  /** Arms a guard of 5 → 10 % without caps or cooldown, unless told otherwise. */
  guard(positionId: string, config?: GuardWish): Promise<StoredGuard>;
  standing(guardId: string): Promise<GuardStanding | null>;
  /** As the exchange lists it now. */
  position(positionId: string): Promise<IsolatedPosition | undefined>;
  balance(): Promise<number>;
  /** Every receipt, oldest first. */
  receipts(): Promise<readonly StoredReceipt[]>;
  /** Sats of every top-up in the exchange's own ledger, oldest first. */
  topUps(): readonly number[];
};

const must = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

/** A user with a connected account; `balance` in sats. */
export const enterTrader = async (
  paper: PaperExchange,
  wired: Wired,
  balance: number,
  permissions: readonly string[] = TRADING_PERMISSIONS,
): Promise<Trader> => {
  const userId = randomUUID();
  const email = `${userId}@axisor.local`;
  await wired.users.create({ id: userId, email, passwordHash: "none", createdAt: paper.now() });
  const { accountId } = paper.createAccount({ username: "demo", balance: sats(balance) });
  const key = paper.createKey(accountId, { permissions, active: true });
  const account = await connectPlainKey(wired, { ...key, userId, network: "paper", label: "Demo" });
  const exchange = wired.exchanges.withCredential("paper", openPlainCredential(key));
  const sync = () => syncAccount(wired, account, { at: paper.now(), last: null });
  return {
    userId,
    account,
    exchange,
    open: async ({ side = "long", leverage = 10 } = {}) => {
      const order = { type: "market", side, leverage, quantity: usd(1_000), signedAt: paper.now() } as const;
      const opened = must(await exchange.openTrade(order));
      if (opened.state !== "running") throw new Error("A market order waits");
      await sync();
      return opened.position;
    },
    close: async (positionId) => void must(await exchange.closeTrade({ positionId, signedAt: paper.now() })),
    sync,
    guard: (positionId, config = {}) =>
      armGuard(wired, {
        userId,
        accountId: account.id,
        positionId,
        config: aGuardConfig(config),
        acknowledged: "all",
      }),
    standing: (guardId) => wired.automations.standing(guardId, paper.now()),
    position: async (positionId) =>
      must(await exchange.runningTrades()).find((position) => position.id === positionId),
    balance: async () => must(await exchange.account()).balance,
    receipts: async () =>
      (await wired.tradeLog.list(userId, { limit: 100, beforeSeq: null, outcomes: null })).toReversed(),
    topUps: () =>
      [...paper.ledger()]
        .filter((row: LedgerRow) => row.accountId === accountId && row.kind === "add-margin")
        .map((row) => row.amount),
  };
};
