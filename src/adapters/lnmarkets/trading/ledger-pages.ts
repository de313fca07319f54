import type { LedgerCrossOrder, LedgerFacts } from "#domain/ledger/ledger-facts.ts";
import { type LedgerPage, NO_FACTS } from "#domain/ledger/ledger-page.ts";
import type { CrossOrder } from "#domain/position/cross-position.ts";
import { ok } from "#domain/result.ts";
import type { Answer, Exchange } from "#ports/exchange.ts";
import type { Page } from "../answers/wire-units.ts";
import type { PageRequest } from "../endpoint.ts";
import type { LnMarketsClient } from "../ln-markets-client.ts";

/** A page of trades of this size stays well below the size cap of an answer. */
const PAGE_SIZE = 200;

const pageRead = async <T>(
  read: (request: PageRequest) => Answer<Page<T>>,
  cursor: string | null,
  facts: (items: readonly T[]) => Partial<LedgerFacts>,
): Answer<LedgerPage> => {
  const answer = await read({ limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) });
  if (!answer.ok) return answer;
  const { data, nextCursor } = answer.value;
  return ok({ ...NO_FACTS, ...facts(data), nextCursor: data.length === 0 ? null : nextCursor });
};

/** Orders before trades: an order that is filled between the two is then seen as the trade it has become. */
const liveTrades = async ({ ledger }: LnMarketsClient): Answer<LedgerPage> => {
  const open = await ledger.open();
  if (!open.ok) return open;
  const running = await ledger.running();
  if (!running.ok) return running;
  const ids = new Set(running.value.map(({ id }) => id));
  const waiting = open.value.filter(({ id, state }) => state === "open" && !ids.has(id));
  return ok({ ...NO_FACTS, trades: [...waiting, ...running.value], nextCursor: null });
};

const filled = (orders: readonly CrossOrder[]): readonly LedgerCrossOrder[] =>
  orders.flatMap(({ id, side, quantity, price, tradingFee, filledAt }) =>
    filledAt === null ? [] : [{ id, side, quantity, price, tradingFee, at: filledAt }],
  );

/** The lists a ledger is made of, page by page. */
export const ledgerPages =
  (client: LnMarketsClient): Exchange["ledgerPage"] =>
  ({ list, cursor }) => {
    const { account, ledger, isolated, cross } = client;
    switch (list) {
      case "live-trades":
        return liveTrades(client);
      case "closed-trades":
        return pageRead(ledger.closed, cursor, (trades) => ({ trades }));
      case "canceled-trades":
        return pageRead(ledger.canceled, cursor, (trades) => ({ trades }));
      case "isolated-funding":
        return pageRead(isolated.fundingFees, cursor, (funding) => ({ funding }));
      case "lightning-in":
        return pageRead(account.lightningDeposits, cursor, (transfers) => ({ transfers }));
      case "lightning-out":
        return pageRead(account.lightningWithdrawals, cursor, (transfers) => ({ transfers }));
      case "on-chain-in":
        return pageRead(account.onChainDeposits, cursor, (transfers) => ({ transfers }));
      case "on-chain-out":
        return pageRead(account.onChainWithdrawals, cursor, (transfers) => ({ transfers }));
      case "cross-transfers":
        return pageRead(cross.transfers, cursor, (crossTransfers) => ({ crossTransfers }));
      case "cross-orders":
        return pageRead(cross.filledOrders, cursor, (orders) => ({ crossOrders: filled(orders) }));
      case "cross-funding":
        return pageRead(cross.fundingFees, cursor, (funding) => ({ funding }));
    }
  };
