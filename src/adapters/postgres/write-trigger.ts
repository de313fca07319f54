import { eq } from "drizzle-orm";
import type { Rearm } from "#ports/triggers.ts";
import type { Transaction } from "./open-database.ts";
import { triggers } from "./schema/guarding.ts";

/** Sets a trigger's price and when it may fire again. */
export const writeTrigger = async (tx: Transaction, automationId: string, rearm: Rearm): Promise<void> => {
  await tx
    .update(triggers)
    .set({
      side: rearm.trigger.side,
      price: rearm.trigger.price,
      armed: rearm.kind === "now",
      rearmAt: rearm.kind === "at" ? new Date(rearm.at) : null,
    })
    .where(eq(triggers.automationId, automationId));
};
