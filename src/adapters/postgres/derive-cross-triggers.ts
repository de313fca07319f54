import { and, eq, notInArray } from "drizzle-orm";
import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { crossConfigOf } from "./automation-rows.ts";
import { readCrossSpending } from "./cross-spending.ts";
import { moveLegs, restoreLegs } from "./move-legs.ts";
import type { Transaction } from "./open-database.ts";
import { automations, triggers } from "./schema/guarding.ts";

/**
 * Re-derives where the armed guard of an account's cross position waits, as `deriveTriggers` does of isolated ones. While
 * flat it waits nowhere, and what is opened next is waited for from the first reading that shows it.
 */
export const deriveCrossTriggers = async (
  tx: Transaction,
  accountId: string,
  position: CrossPosition,
  at: number,
): Promise<void> => {
  const [guard] = await tx
    .select()
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        eq(automations.kind, "cross-guard"),
        eq(automations.state, "armed"),
      ),
    );
  if (guard === undefined) return;
  const spending = await readCrossSpending(tx, [guard.id], at);
  const legs = crossLegs(position, crossConfigOf(guard).steps, spending(guard.id).doneSteps);
  await tx.delete(triggers).where(
    and(
      eq(triggers.automationId, guard.id),
      legs.length === 0
        ? undefined
        : notInArray(
            triggers.leg,
            legs.map(({ leg }) => leg),
          ),
    ),
  );
  await restoreLegs(tx, guard, legs);
  await moveLegs(
    tx,
    accountId,
    legs.map((leg) => ({ guard, leg })),
  );
};
