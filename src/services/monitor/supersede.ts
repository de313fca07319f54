import { intentReceipt } from "./intent-receipt.ts";
import { lookAfter } from "./look-after.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { Order } from "./order.ts";
import { waitAfterDeed } from "./rearm-legs.ts";

/** A guard that could not send decides anew after this: what stopped it may take a moment to pass. */
const RETRY_MS = 2_000;

/**
 * Ends an intent that never left: nothing happened, its budget is free, and its automation decides anew from the position
 * as it is. A command has nobody to decide it anew, so the trader is told; `why` is in the words of a receipt.
 */
export const supersede = async (
  deps: MonitorDeps,
  order: Order,
  why: string | null,
  delayMs = RETRY_MS,
): Promise<"superseded"> => {
  const { intent, terms, at } = order;
  const told =
    intent.cause.kind === "automation"
      ? null
      : intentReceipt(
          deps,
          intent,
          "not-applied",
          { ...intent.facts, failure: why, origin: "ours" },
          null,
          at,
        );
  await deps.intents.settle({
    intent,
    state: "superseded",
    receipt: told,
    legs:
      terms === null
        ? lookAfter(intent, at + delayMs)
        : waitAfterDeed(terms, delayMs === 0 ? null : at + delayMs),
    position: null,
    readAt: at,
    at,
  });
  if (why !== null) deps.log.warn("intent-superseded", { intentId: intent.id, why });
  return "superseded";
};
