import type { LedgerRow } from "../../world/ledger.ts";
import type { Trade } from "../../world/trade.ts";
import { isoTime, newestFirst, type Page, pageOf } from "../page.ts";
import { presentTrade } from "../present-trade.ts";
import type { Call, Route } from "../route.ts";

const live =
  (which: "open" | "running") =>
  ({ world, accountId }: Call): unknown => {
    const trades: unknown[] = [];
    for (const trade of world[which].values())
      if (trade.accountId === accountId) trades.push(presentTrade(world, trade));
    return trades.reverse();
  };

const ended =
  (status: "closed" | "canceled") =>
  ({ world, accountId, query }: Call): Page => {
    const trades = only(newestFirst(world.ended.get(accountId) ?? []), (trade) => trade.status === status);
    const present = (trade: Trade): unknown => presentTrade(world, trade);
    return pageOf(trades, (trade) => trade.closedAt ?? trade.createdAt, present, query);
  };

function* only<T>(items: Iterable<T>, wanted: (item: T) => boolean): Iterable<T> {
  for (const item of items) if (wanted(item)) yield item;
}

/** Funding rows of the ledger as the API shows them: positive where the position paid. */
export function fundingFees(call: Call, wanted: (row: LedgerRow) => boolean): Page {
  const rows = only(
    newestFirst(call.world.ledger.rows),
    (row) => row.kind === "funding" && row.accountId === call.accountId && wanted(row),
  );
  const present = (row: LedgerRow): unknown => ({
    fee: row.to === "funding" ? row.amount : -row.amount,
    settlementId: row.ref,
    time: isoTime(row.at),
    tradeId: row.tradeId,
  });
  return pageOf(rows, (row) => row.at, present, call.query);
}

const isolatedFunding = (call: Call): Page => {
  const wanted = call.query.get("tradeId");
  return fundingFees(call, ({ tradeId }) => tradeId !== null && (wanted === null || wanted === tradeId));
};

const read = (path: string, run: Route["run"]): Route => ({
  method: "GET",
  path: `/futures/isolated/${path}`,
  scope: "futures:isolated:read",
  run,
});

export const isolatedListRoutes: readonly Route[] = [
  read("trades/open", live("open")),
  read("trades/running", live("running")),
  read("trades/closed", ended("closed")),
  read("trades/canceled", ended("canceled")),
  read("funding-fees", isolatedFunding),
];
