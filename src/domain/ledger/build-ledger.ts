import { type Sats, sats } from "../units.ts";
import { crossOrderEntries, crossTransferEntry, fundingEntry, transferEntries } from "./account-entries.ts";
import type { LedgerFacts, LedgerFunding } from "./ledger-facts.ts";
import { LEDGER_KINDS, type LedgerEntry, type LedgerRow } from "./ledger-row.ts";
import { tradeEntries } from "./trade-entries.ts";

/** What the rows add up to, held against what the exchange tells. A difference is told, never spread over rows. */
export type Reconciliation = {
  readonly told: Sats;
  readonly computed: Sats;
  /** `told` less `computed`: sats that nothing the exchange lists explains. */
  readonly difference: Sats;
};

export type Ledger = { readonly rows: readonly LedgerRow[]; readonly reconciliation: Reconciliation };

const takenByTrade = (funding: readonly LedgerFunding[]): ReadonlyMap<string, number> => {
  const taken = new Map<string, number>();
  for (const { positionId, fee } of funding) {
    if (positionId !== null && fee > 0) taken.set(positionId, (taken.get(positionId) ?? 0) + fee);
  }
  return taken;
};

const RANK = new Map(LEDGER_KINDS.map((kind, rank) => [kind, rank]));

const inTimeOrder = (a: LedgerEntry, b: LedgerEntry): number => {
  if (a.at !== b.at) return a.at - b.at;
  const rank = (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0);
  if (rank !== 0) return rank;
  return a.id < b.id ? -1 : Number(a.id > b.id);
};

/**
 * Everything that moved an account, oldest first, with the free balance after each row; it starts at 0. `told` is the free
 * balance as the exchange tells it at `readAt` (epoch milliseconds), and is what the last row should say.
 */
export const buildLedger = (facts: LedgerFacts, told: Sats, readAt: number): Ledger => {
  const taken = takenByTrade(facts.funding);
  const entries = [
    ...facts.transfers.flatMap(transferEntries),
    ...facts.trades.flatMap((trade) => tradeEntries(trade, sats(taken.get(trade.id) ?? 0), readAt)),
    ...facts.funding.map(fundingEntry),
    ...facts.crossTransfers.map(crossTransferEntry),
    ...facts.crossOrders.flatMap(crossOrderEntries),
  ].sort(inTimeOrder);
  let balance = sats(0);
  const rows = entries.map((entry): LedgerRow => {
    balance = sats(balance + entry.amount);
    return { ...entry, balance };
  });
  return { rows, reconciliation: { told, computed: balance, difference: sats(told - balance) } };
};
