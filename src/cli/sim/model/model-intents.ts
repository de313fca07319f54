import type { Network } from "#ports/exchange.ts";
import type { Intents, StoredIntent, TriedEffect } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import { heldIntent } from "./intent-steps.ts";
import { markSent } from "./mark-sent.ts";
import type { IntentRow } from "./model-rows.ts";
import { firstOf, type ModelTables } from "./model-tables.ts";
import { planIntent } from "./plan-intent.ts";
import { settleIntent } from "./settle-intent.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";

const storedOf = (row: IntentRow, claimedAt: number): StoredIntent => ({
  ...row.plan,
  network: row.network,
  state: row.state === "sent" ? "sent" : "planned",
  fence: row.fence,
  attempts: row.attempts,
  signedAt: row.signedAt,
  settleUntil: row.settleUntil,
  claimedAt,
});

const triedOf = ({ plan, amount, signedAt, state }: IntentRow): TriedEffect => ({
  id: plan.id,
  cause: plan.cause,
  subject: plan.subject,
  epoch: plan.epoch,
  action: plan.action.kind,
  amount,
  signedAt,
  state,
});

/** Whether an open intent is anybody's to claim. */
export const isFree = (
  { defects }: ModelTables,
  row: { readonly leaseUntil: number },
  now: number,
): boolean => defects.noLeases || row.leaseUntil <= now;

const claimUnsettled = (
  tables: ModelTables,
  network: Network,
  limit: number,
  leaseMs: number,
): readonly StoredIntent[] => {
  const now = tables.clock();
  const due: IntentRow[] = [];
  for (const id of tables.openIntents) {
    const row = tables.intents.get(id);
    if (row?.network === network && isFree(tables, row, now)) due.push(row);
  }
  return firstOf(due, limit, (one, other) => one.leaseUntil - other.leaseUntil).map((row) => {
    const claimed = { ...row, fence: row.fence + 1, leaseUntil: now + leaseMs };
    tables.intents.set(row.plan.id, claimed);
    return storedOf(claimed, now);
  });
};

const noteUnknown = (tables: ModelTables, intentId: string, receipt: NewReceipt): void => {
  const row = tables.intents.get(intentId);
  if (row?.state !== "sent" || row.unknownToldAt !== null) return;
  refuseBadReceipt(tables, receipt);
  tables.intents.set(intentId, { ...row, unknownToldAt: receipt.at });
  writeReceipt(tables, receipt);
};

const waitToSettle = (
  tables: ModelTables,
  held: Pick<StoredIntent, "id" | "fence">,
  atLeastMs: number,
): void => {
  const row = heldIntent(tables, held);
  if (row === undefined) return;
  const leaseUntil = Math.max(row.settleUntil ?? 0, tables.clock() + atLeastMs);
  tables.intents.set(held.id, { ...row, leaseUntil });
};

const effectsOf = (tables: ModelTables, accountId: string): readonly TriedEffect[] =>
  (tables.intentsOfAccount.get(accountId) ?? [])
    .flatMap((id) => tables.intents.get(id) ?? [])
    .sort(({ plan: one }, { plan: other }) => one.plannedAt - other.plannedAt || one.epoch - other.epoch)
    .map(triedOf);

const isTakingBack = ({ action, state }: TriedEffect): boolean =>
  (state === "planned" || state === "sent") && (action === "cancel-trade" || action === "cancel-cross-order");

const orderOf = ({ subject }: TriedEffect): readonly string[] =>
  subject.kind === "order" ? [subject.id] : [];

/** Intents in memory: every step is a compare-and-set on state and fence. */
export const createModelIntents = (tables: ModelTables): Intents => ({
  plan: async (work, plan) => planIntent(tables, work, plan),
  markSent: async (intent, sending) => markSent(tables, intent, sending),
  settle: async (settlement) => settleIntent(tables, settlement),
  noteUnknown: async (intentId, receipt) => noteUnknown(tables, intentId, receipt),
  claimUnsettled: async (network, limit, leaseMs) => claimUnsettled(tables, network, limit, leaseMs),
  waitToSettle: async (intent, atLeastMs) => waitToSettle(tables, intent, atLeastMs),
  effectsOf: async (accountId) => effectsOf(tables, accountId),
  ofCause: async (accountId, causeId) =>
    effectsOf(tables, accountId).filter(({ cause }) => cause.id === causeId),
  ordersTakenBack: async (accountId) => [
    ...new Set(effectsOf(tables, accountId).filter(isTakingBack).flatMap(orderOf)),
  ],
});
