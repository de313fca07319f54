import { READ_HOLD_MS } from "#domain/accounts/next-read.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { AccountRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { pricedOfAccount } from "./trigger-rows.ts";

const WHOLE = 10_000;

const armedOf = (tables: ModelTables, accountId: string) =>
  pricedOfAccount(tables, accountId).filter(({ armed }) => armed);

const runningOf = (tables: ModelTables, accountId: string) =>
  [...(tables.positions.get(accountId)?.values() ?? [])].flatMap((row) => (row.isRunning ? row.stored : []));

/** Pulls in the deadlines of accounts whose triggers the price came near to. */
export const makeNearDue = (
  tables: ModelTables,
  ...[network, { last, band, restMs }, at]: Parameters<ExchangeAccounts["makeNearDue"]>
): void => {
  const reach = Math.ceil((last * band) / WHOLE);
  const isWaiting = ({ stored, nextReadAt }: AccountRow): boolean =>
    stored.network === network &&
    stored.status === "active" &&
    stored.blindSince === null &&
    nextReadAt > at + READ_HOLD_MS;
  for (const row of tables.accounts.values()) {
    if (!isWaiting(row)) continue;
    const gaps = armedOf(tables, row.stored.id).map(({ side, price }) =>
      side === "below" ? last - price : price - last,
    );
    if (!gaps.some((gap) => gap >= 0 && gap <= reach)) continue;
    if (runningOf(tables, row.stored.id).some(({ readAt }) => readAt > at - restMs)) continue;
    tables.accounts.set(row.stored.id, { ...row, nextReadAt: at });
  }
};

/** How far the price is from the nearest level of an account; null without a position. */
const nearest = (tables: ModelTables, accountId: string, last: PriceHalfUsd): number | null => {
  const levels = [
    ...armedOf(tables, accountId).map(({ price }) => price),
    ...runningOf(tables, accountId).map(({ liquidation }) => liquidation),
  ];
  return levels.length === 0 ? null : Math.min(...levels.map((level) => Math.abs(level - last) / last));
};

/** Makes accounts due that were last read before a settlement, the nearest first; once per settlement. */
export const rereadAfterFunding = (
  tables: ModelTables,
  ...[network, { settledAt, at, band, spacingMs }]: Parameters<ExchangeAccounts["rereadAfterFunding"]>
): boolean => {
  const market = tables.markets.get(network);
  if (market === undefined || (tables.settledAt.get(network) ?? Number.NEGATIVE_INFINITY) >= settledAt) {
    return false;
  }
  tables.settledAt.set(network, settledAt);
  const ranked = [...tables.accounts.values()].flatMap((row) => {
    const { id, status } = row.stored;
    const distance = nearest(tables, id, market.last);
    const wasRead = runningOf(tables, id).some(({ readAt }) => readAt >= settledAt);
    const counts = row.stored.network === network && status === "active" && !wasRead;
    return counts && distance !== null ? { row, distance } : [];
  });
  ranked.sort(
    (one, other) => one.distance - other.distance || (one.row.stored.id < other.row.stored.id ? -1 : 1),
  );
  for (const [turn, { row, distance }] of ranked.entries()) {
    const wait = distance <= band / WHOLE ? 0 : turn * spacingMs;
    const nextReadAt = Math.min(row.nextReadAt, at + wait);
    tables.accounts.set(row.stored.id, { ...row, nextReadAt });
  }
  return true;
};
