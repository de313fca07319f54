import type { BalanceHistory, GuardedTrade } from "./count-missed-triggers.ts";
import type { LedgerRow } from "./start-replay-venue.ts";

export type OpenedTrade = {
  readonly id: string;
  readonly isLong: boolean;
  readonly quantity: number;
  /** USD per bitcoin. */
  readonly entry: number;
  readonly margin: number;
  readonly cap: number;
};

const CLOSING = new Set(["close", "profit", "loss", "closing-fee"]);

/** The life of each guarded trade as the ledger tells it: when it opened, what was added, when it ended. */
export const tradesOfLedger = (
  opened: readonly OpenedTrade[],
  ledger: readonly LedgerRow[],
): readonly GuardedTrade[] => {
  const rows = Map.groupBy(
    ledger.filter((row) => row.tradeId !== null),
    (row) => row.tradeId,
  );
  return opened.map((trade) => {
    const own = rows.get(trade.id) ?? [];
    const end = own.find((row) => CLOSING.has(row.kind));
    return {
      ...trade,
      openedAt: own[0]?.at ?? Number.POSITIVE_INFINITY,
      closedAt: end?.at ?? Number.POSITIVE_INFINITY,
      added: own.filter((row) => row.kind === "add-margin").map(({ at, amount }) => ({ at, amount })),
    };
  });
};

/** What an account held after each movement of its balance. */
export const balanceOfLedger = (accountId: string, ledger: readonly LedgerRow[]): BalanceHistory => {
  const at: number[] = [];
  const sats: number[] = [];
  let now = 0;
  for (const row of ledger) {
    if (row.accountId !== accountId || row.from === row.to) continue;
    if (row.from !== "balance" && row.to !== "balance") continue;
    now += row.to === "balance" ? row.amount : -row.amount;
    at.push(row.at);
    sats.push(now);
  }
  return { at, sats };
};

/** The most that was added and still at stake at any one moment, and all that was ever added. */
export const addedOf = (
  trades: readonly GuardedTrade[],
): { readonly atOnce: number; readonly inAll: number } => {
  const moves = trades.flatMap(({ added, closedAt }) => [
    ...added.map(({ at, amount }) => ({ at, amount })),
    { at: closedAt, amount: -added.reduce((sum, top) => sum + top.amount, 0) },
  ]);
  let now = 0;
  let atOnce = 0;
  for (const { amount } of moves.toSorted((a, b) => a.at - b.at)) {
    now += amount;
    atOnce = Math.max(atOnce, now);
  }
  const inAll = trades.reduce((sum, { added }) => sum + added.reduce((own, top) => own + top.amount, 0), 0);
  return { atOnce, inAll };
};
