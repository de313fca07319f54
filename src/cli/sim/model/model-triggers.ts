import type { NewReceipt } from "#ports/trade-log.ts";
import type { LegRearm, Triggers, TriggerWork } from "#ports/triggers.ts";
import { matchTriggers } from "./match-triggers.ts";
import type { ModelTables } from "./model-tables.ts";
import { changeOwner, ownerOf } from "./owners.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";
import { endWork, writeTriggers } from "./write-triggers.ts";

const hold = (
  tables: ModelTables,
  work: TriggerWork,
  legs: readonly LegRearm[],
  heldBy: string | null,
  receipt: NewReceipt | null,
): void => {
  const owner = ownerOf(tables, work.automationId);
  const isArmed = owner?.state === "armed";
  if (isArmed && tables.work.has(work.id)) refuseBadReceipt(tables, receipt);
  if (endWork(tables, work.id) !== "back" || owner === undefined || !isArmed) return;
  changeOwner(tables, owner.id, { heldBy });
  writeTriggers(tables, owner, legs);
  writeReceipt(tables, receipt);
};

/** Triggers and the work they give, in memory. */
export const createModelTriggers = (tables: ModelTables): Triggers => ({
  match: async (network, tick, limit, leaseMs) => matchTriggers(tables, network, tick, limit, leaseMs),
  hold: async (work, legs, heldBy, receipt) => hold(tables, work, legs, heldBy, receipt),
  drop: async (work) => {
    if (endWork(tables, work.id) !== "over") changeOwner(tables, work.automationId, { heldBy: null });
  },
  putOff: async (work, delayMs) => {
    const row = tables.work.get(work.id);
    const now = tables.clock();
    if (row !== undefined && row.leaseUntil > now)
      tables.work.set(row.id, { ...row, leaseUntil: now + delayMs });
  },
});
