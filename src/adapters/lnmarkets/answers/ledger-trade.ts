import type { LedgerTrade } from "#domain/ledger/ledger-facts.ts";
import { sats } from "#domain/units.ts";
import { type WireTrade, wireTrade } from "./trade.ts";

/** What is over wins over what lives: some answers show a filled trade as open and running at once. */
const stateOf = ({ closed, canceled, running }: WireTrade): LedgerTrade["state"] => {
  if (canceled) return "canceled";
  if (closed) return "closed";
  return running ? "running" : "open";
};

/** A trade in any state with what moved the balance; what an older one does not tell counts as nothing. */
export const ledgerTrade = wireTrade.transform(
  (trade): LedgerTrade => ({
    id: trade.id,
    state: stateOf(trade),
    side: trade.side,
    quantity: trade.quantity,
    entryPrice: trade.entryPrice ?? trade.price,
    exitPrice: trade.exitPrice ?? null,
    entryMargin: trade.entryMargin ?? trade.margin,
    margin: trade.margin,
    reserve: trade.maintenanceMargin,
    openingFee: trade.openingFee,
    closingFee: trade.closingFee,
    pl: trade.pl,
    cashInPl: trade.sumCashInPl ?? sats(0),
    cashInMargin: trade.sumCashInMargin ?? sats(0),
    createdAt: trade.createdAt,
    filledAt: trade.filledAt ?? null,
    closedAt: trade.closedAt ?? null,
  }),
);
