import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Transaction } from "./open-database.ts";
import { automations, tradeIntents, triggers } from "./schema/guarding.ts";

/** Nothing waits or is under way for it: such a trigger is asleep for no reason but what held its guard. */
const isIdle = sql`(${triggers.rearmAt} is null
  and not exists (select 1 from ${tradeIntents} where ${tradeIntents.causeId} = ${triggers.automationId}
                  and ${tradeIntents.state} in ('planned', 'sent')))`;

/**
 * Re-derives the triggers of every armed guard on the positions just read. An idle trigger is armed again when its price
 * moved, because what held it back may be gone, or when nothing holds its guard back: a position that a reading missed
 * and the next one lists must not be left without its trigger. What is worked on is not among the triggers, and its work
 * derives it from facts of its own.
 */
export const deriveTriggers = async (
  tx: Transaction,
  accountId: string,
  read: readonly IsolatedPosition[],
): Promise<void> => {
  if (read.length === 0) return;
  const guards = await tx
    .select({
      id: automations.id,
      positionId: automations.positionId,
      config: automations.config,
      heldBy: automations.heldBy,
    })
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
        armed: sql`${triggers.armed} or ${isIdle}`,
      })
      .where(
        and(
          eq(triggers.automationId, guard.id),
          guard.heldBy === null
            ? or(ne(triggers.price, trigger.price), eq(triggers.armed, false))
            : ne(triggers.price, trigger.price),
        ),
      );
  }
};
