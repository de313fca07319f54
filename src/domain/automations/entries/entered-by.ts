import type { IntentAction } from "../../intents/action.ts";
import type { ActingFacts } from "../../notifications/receipt.ts";
import type { AutoEntryConfig, MadeEntry } from "./auto-entry.ts";

/** What an intent is known by, whoever stored it. Epoch milliseconds. */
type EntryIntent = {
  readonly epoch: number;
  readonly plannedAt: number;
  readonly action: Pick<IntentAction, "kind">;
  readonly facts: ActingFacts;
};

/** The entry an intent was planned for, and the settings it was decided by; null where it was planned for none. */
export const enteredBy = ({
  epoch,
  plannedAt,
  action,
  facts,
}: EntryIntent): { readonly entry: MadeEntry; readonly config: AutoEntryConfig } | null => {
  if (action.kind !== "open-trade" || facts.kind !== "rule" || facts.decision.of !== "auto-entry")
    return null;
  const { inputs, verdict } = facts.decision;
  const rung = facts.rung ?? 0;
  const order = verdict.kind === "enter" ? verdict.orders.find((one) => one.rung === rung) : undefined;
  if (order === undefined) return null;
  return { entry: { epoch, rung, at: plannedAt, worstCase: order.worstCase }, config: inputs.config };
};
