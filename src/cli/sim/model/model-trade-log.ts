import type { NewReceipt, StoredNotice, StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import type { ReceiptRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";
import { removeTrigger } from "./write-triggers.ts";

const newest = (tables: ModelTables, limit: number, isWanted: (row: ReceiptRow) => boolean): ReceiptRow[] =>
  [...tables.receipts.values()].filter(isWanted).reverse().slice(0, limit);

const noticeOf = ({ stored, severity }: ReceiptRow): StoredNotice => ({
  id: stored.id,
  receiptId: stored.id,
  severity,
  outcome: stored.outcome,
  facts: stored.facts,
  at: stored.at,
});

const list = (tables: ModelTables, ...[userId, query]: Parameters<TradeLog["list"]>): StoredReceipt[] => {
  const { limit, beforeSeq, outcomes, accountId = null, positionId = null } = query;
  return newest(
    tables,
    limit,
    ({ stored }) =>
      stored.userId === userId &&
      (beforeSeq === null || stored.seq < beforeSeq) &&
      (outcomes === null || outcomes.includes(stored.outcome)) &&
      (accountId === null || stored.accountId === accountId) &&
      (positionId === null || stored.positionId === positionId),
  ).map(({ stored }) => stored);
};

/** Ends every automation on a position. */
const endAutomations = (tables: ModelTables, accountId: string, positionId: string | null): void => {
  for (const id of tables.guardsOfAccount.get(accountId) ?? []) {
    const row = tables.automations.get(id);
    if (row?.guard.positionId !== positionId || row.guard.state === "ended") continue;
    tables.automations.set(id, { ...row, guard: { ...row.guard, state: "ended" } });
    removeTrigger(tables, id);
  }
  for (const exit of tables.exits.values()) {
    if (exit.accountId === accountId && exit.positionId === positionId)
      tables.exits.set(exit.id, { ...exit, state: "ended" });
  }
};

const endPosition = (tables: ModelTables, receipt: NewReceipt): void => {
  const { accountId, positionId, at } = receipt;
  const rows = tables.positions.get(accountId);
  const row = rows?.get(positionId ?? "");
  if (!row?.isRunning) return;
  refuseBadReceipt(tables, receipt);
  rows?.set(row.stored.id, { stored: { ...row.stored, readAt: at }, isRunning: false });
  endAutomations(tables, accountId, positionId);
  writeReceipt(tables, receipt);
};

/** Receipts and notices in memory, newest first by their sequence. */
export const createModelTradeLog = (tables: ModelTables): TradeLog => ({
  list: async (userId, query) => list(tables, userId, query),
  keys: async (userId, query) => list(tables, userId, query).map(({ id, seq }) => ({ id, seq })),
  withIds: async (userId, receiptIds) =>
    newest(
      tables,
      receiptIds.length,
      ({ stored }) => stored.userId === userId && receiptIds.includes(stored.id),
    ).map(({ stored }) => stored),
  find: async (userId, receiptId) => {
    const stored = tables.receipts.get(receiptId)?.stored;
    return stored?.userId === userId ? stored : null;
  },
  ofAutomation: async (userId, automationId, { from, to, limit }) =>
    [...tables.receipts.values()]
      .map(({ stored }) => stored)
      .filter((row) => row.userId === userId && row.automationId === automationId)
      .filter(({ at }) => at >= from && at < to)
      .sort((one, other) => other.at - one.at || other.seq - one.seq)
      .slice(0, limit),
  notices: async (userId, limit) =>
    newest(tables, limit, ({ stored }) => stored.userId === userId).map(noticeOf),
  endPosition: async (receipt) => endPosition(tables, receipt),
});
