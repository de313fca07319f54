import { desc, eq } from "drizzle-orm";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import {
  armingOf,
  type ChangeKind,
  type ChangeMaker,
} from "#domain/automations/history/automation-change.ts";
import type { Transaction } from "./open-database.ts";
import { automationChanges } from "./schema/history.ts";

/** What a change is about: the automation as it is after it. Its row is locked by whoever changed it. */
export type ChangedRow = { readonly id: string; readonly userId: string; readonly version: number };

type Change = {
  readonly what: ChangeKind;
  readonly by: ChangeMaker;
  readonly at: Date;
  readonly fromVersion?: number | null;
};

/** Notes what became of automations, in the transaction that made it so. */
export const writeChanges = async (
  tx: Transaction,
  rows: readonly ChangedRow[],
  { what, by, at, fromVersion = null }: Change,
): Promise<void> => {
  if (rows.length === 0) return;
  await tx.insert(automationChanges).values(
    rows.map(({ id, userId, version }) => ({
      automationId: id,
      userId,
      version,
      what,
      by,
      at,
      fromVersion: what === "rolled-back" ? fromVersion : null,
    })),
  );
};

/**
 * Notes an arming as what it was to the automation: its first settings, others, or an end of a pause; nothing where it was
 * armed by the same settings already.
 */
export const writeArming = async (
  tx: Transaction,
  row: ChangedRow,
  {
    at,
    takenFrom,
    by = "trader",
  }: { readonly at: Date; readonly takenFrom: ArmedFrom | null; readonly by?: ChangeMaker | undefined },
): Promise<void> => {
  const [last] = await tx
    .select({ kind: automationChanges.what, version: automationChanges.version })
    .from(automationChanges)
    .where(eq(automationChanges.automationId, row.id))
    .orderBy(desc(automationChanges.id))
    .limit(1);
  const what = armingOf(last ?? null, row.version, takenFrom?.kind ?? null);
  if (what === null) return;
  const fromVersion = takenFrom?.kind === "rolled-back" ? takenFrom.version : null;
  await writeChanges(tx, [row], { what, by, at, fromVersion });
};
