import type { LedgerFacts, LedgerTrade } from "#domain/ledger/ledger-facts.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { LedgerRow } from "#paper-exchange/world/ledger.ts";
import type { Trade } from "#paper-exchange/world/trade.ts";
import type { World } from "#paper-exchange/world/world.ts";

const tradeOf = ({ status, ...trade }: Trade): LedgerTrade => ({ ...trade, state: status });

const isDeposit = ({ kind }: LedgerRow): boolean => kind === "deposit" || kind === "chain-deposit";
const isWithdrawal = ({ kind }: LedgerRow): boolean =>
  kind === "withdrawal" || kind === "lightning-withdrawal";

/** What the exchange lists of an account, and nothing of its own ledger that it does not list. */
export function ledgerFactsOf(world: World, accountId: string): LedgerFacts {
  const rows = world.ledger.rows.filter((row) => row.accountId === accountId);
  const listed = (wanted: (row: LedgerRow) => boolean, sign: (row: LedgerRow) => Sats) =>
    rows
      .filter(wanted)
      .map(
        (row) => ({ id: row.ref ?? String(row.seq), amount: sign(row), at: row.at, state: "moved" }) as const,
      );
  const trades = [...world.open.values(), ...world.running.values(), ...(world.ended.get(accountId) ?? [])];
  return {
    transfers: [
      ...listed(isDeposit, ({ amount }) => amount),
      ...listed(isWithdrawal, ({ amount }) => sats(-amount)),
    ],
    trades: trades.filter((trade) => trade.accountId === accountId).map(tradeOf),
    funding: rows
      .filter(({ kind }) => kind === "funding")
      .map(({ to, amount, tradeId, ref, at }) => ({
        positionId: tradeId,
        settlementId: ref ?? "",
        fee: to === "funding" ? amount : sats(-amount),
        at,
      })),
    crossTransfers: [
      ...listed(
        ({ kind }) => kind === "cross-deposit",
        ({ amount }) => amount,
      ),
      ...listed(
        ({ kind }) => kind === "cross-withdraw",
        ({ amount }) => sats(-amount),
      ),
    ],
    crossOrders: (world.crossEnded.get(accountId) ?? []).flatMap((order) =>
      order.filledAt === null
        ? []
        : [
            {
              ...order,
              side: order.side === "buy" ? ("long" as const) : ("short" as const),
              at: order.filledAt,
            },
          ],
    ),
  };
}
