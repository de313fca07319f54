import type { DueDelivery } from "#ports/deliveries.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";

/**
 * Ends a delivery that will never arrive: whatever comes after it on the ladder is told now, and its reader hears on the
 * other channels that this one is lost. A test says so itself, on the page where it was asked for.
 */
export const giveUpDelivery = async (
  deps: Pick<DeliveryDeps, "deliveries" | "notifications" | "clock" | "newId">,
  due: DueDelivery,
  why: string,
): Promise<void> => {
  const at = deps.clock();
  if (!(await deps.deliveries.end(due.id, "failed", why, at))) return;
  await deps.deliveries.hasten(due.outboxId, at);
  if (due.facts.kind === "test" || due.facts.kind === "channel-lost") return;
  await deps.notifications.add({
    id: deps.newId(),
    userId: due.userId,
    severity: "warning",
    facts: { kind: "channel-lost", channel: due.channel, why },
    at,
  });
};
