import { eq } from "drizzle-orm";
import type { TrailingTrigger } from "#domain/triggers/trailing.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { Rearm } from "#ports/triggers.ts";
import type { Transaction } from "./open-database.ts";
import { triggers } from "./schema/guarding.ts";

/** One row is one kind of trigger: what only the other kind has is cleared. Until its activation price a trailing one waits on the other side. */
export const triggerColumns = (trigger: TriggerPrice | TrailingTrigger) => {
  const { side } = trigger;
  if ("price" in trigger) {
    return { side, price: trigger.price, trailingUnit: null, trailingDistance: null, trailingSince: null };
  }
  const { distance, start } = trigger;
  const trailing = { trailingUnit: distance.unit, trailingDistance: distance.value };
  if (start.kind === "tick") return { ...trailing, side, price: null, trailingSince: new Date(start.at) };
  const waiting = side === "below" ? ("above" as const) : ("below" as const);
  return { ...trailing, side: waiting, price: start.price, trailingSince: null };
};

/** Sets what fires a trigger and when it may fire again. */
export const writeTrigger = async (tx: Transaction, automationId: string, rearm: Rearm): Promise<void> => {
  await tx
    .update(triggers)
    .set({
      ...triggerColumns(rearm.trigger),
      armed: rearm.kind === "now",
      rearmAt: rearm.kind === "at" ? new Date(rearm.at) : null,
    })
    .where(eq(triggers.automationId, automationId));
};
