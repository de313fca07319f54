import { and, eq, isNull, or } from "drizzle-orm";
import type { ActionKind } from "#domain/intents/action.ts";
import type { Cause } from "#domain/intents/cause.ts";
import { doerOfCause, isAllowed } from "#domain/panic/is-allowed.ts";
import { strictestStage } from "#domain/panic/panic-stage.ts";
import type { Transaction } from "../open-database.ts";
import { automations } from "../schema/guarding.ts";
import { panicStages } from "../schema/panic.ts";

/** Whoever wants an effect, as far as the panic switch asks. */
export type StagedEffect = {
  readonly userId: string;
  readonly accountId: string;
  readonly cause: Cause;
  readonly action: ActionKind;
};

/**
 * Whether the panic switch lets an effect through at this moment. To be asked with the account locked: whoever throws the
 * switch locks it too, so what was let through is committed before the stage is, and nothing is let through after.
 */
export const checkStage = async (
  tx: Transaction,
  { userId, accountId, cause, action }: StagedEffect,
): Promise<boolean> => {
  const rows = await tx
    .select({ stage: panicStages.stage })
    .from(panicStages)
    .where(
      and(
        eq(panicStages.userId, userId),
        or(isNull(panicStages.accountId), eq(panicStages.accountId, accountId)),
      ),
    );
  if (rows.length === 0) return true;
  const [automation] =
    cause.kind === "automation"
      ? await tx.select({ kind: automations.kind }).from(automations).where(eq(automations.id, cause.id))
      : [];
  const stage = strictestStage(rows.map((row) => row.stage));
  return isAllowed(stage, doerOfCause(cause.kind, automation?.kind), action);
};
