import { parseSubject } from "#domain/intents/cause.ts";
import type { Network } from "#ports/exchange.ts";
import type { StoredIntent, TriedEffect } from "#ports/intents.ts";
import type { tradeIntents } from "../schema/guarding.ts";

type Row = typeof tradeIntents.$inferSelect;

/** A row that somebody claimed, as the port tells it. */
export const intentOfRow = (row: Row, network: Network, claimedAt: number): StoredIntent => ({
  id: row.id,
  userId: row.userId,
  accountId: row.accountId,
  cause: { kind: row.causeKind, id: row.causeId },
  subject: parseSubject(row.subject),
  epoch: row.epoch,
  action: row.details,
  before: row.before,
  facts: row.facts,
  plannedAt: row.plannedAt.getTime(),
  expiresAt: row.expiresAt?.getTime() ?? null,
  network,
  state: row.state === "sent" ? "sent" : "planned",
  fence: row.fence,
  attempts: row.attempts,
  signedAt: row.signedAt?.getTime() ?? null,
  settleUntil: row.settleUntil?.getTime() ?? null,
  claimedAt,
});

/** A row as an audit tells it. */
export const effectOfRow = (row: Row): TriedEffect => ({
  id: row.id,
  cause: { kind: row.causeKind, id: row.causeId },
  subject: parseSubject(row.subject),
  epoch: row.epoch,
  action: row.action,
  amount: row.amount,
  signedAt: row.signedAt?.getTime() ?? null,
  state: row.state,
});
