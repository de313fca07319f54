import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Transaction } from "./open-database.ts";
import { automations, triggers, triggerWork } from "./schema/guarding.ts";

/**
 * Re-derives the triggers of every armed guard on the positions just read. A trigger whose price moved is armed again,
 * because what held it back may be gone; one that waits for its time or is being worked on keeps waiting.
 */
export const deriveTriggers = async (
  tx: Transaction,
  accountId: string,
  read: readonly IsolatedPosition[],
): Promise<void> => {
  if (read.length === 0) return;
  const guards = await tx
    .select({ id: automations.id, positionId: automations.positionId, config: automations.config })
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        eq(automations.state, "armed"),
        inArray(
          automations.positionId,
          read.map((position) => position.id),
        ),
      ),
    );
  const byId = new Map(read.map((position) => [position.id, position]));
  for (const guard of guards) {
    const position = byId.get(guard.positionId);
    const trigger = position === undefined ? null : marginGuardTrigger(position, guard.config.trigger);
    if (trigger === null) continue;
    await tx
      .update(triggers)
      .set({
        side: trigger.side,
        price: trigger.price,
        armed: sql`${triggers.armed} or (${triggers.rearmAt} is null and not exists
          (select 1 from ${triggerWork} where ${triggerWork.triggerId} = ${triggers.id}))`,
      })
      .where(and(eq(triggers.automationId, guard.id), ne(triggers.price, trigger.price)));
  }
};
