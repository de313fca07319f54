import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import type { OrderOutcome } from "../monitor/order.ts";

/**
 * What became of a command, and by whose fault it did not: LN Markets refused it, or it never left us. `under-way` and
 * `unknown` may still be done.
 */
export type CommandOutcome = {
  readonly outcome: "confirmed" | "rejected" | "not-applied" | "unknown" | "under-way";
  readonly origin: "exchange" | "ours" | null;
  readonly receipt: StoredReceipt | null;
};

/** A receipt was written a moment ago: it is among the newest. */
const RECENT = 100;

const outcomeOf = (
  given: OrderOutcome | "under-way",
  receipt: StoredReceipt | null,
): CommandOutcome["outcome"] => {
  if (receipt?.outcome === "not-applied") return "not-applied";
  return given === "superseded" ? "not-applied" : given;
};

const ORIGINS: Record<CommandOutcome["outcome"], CommandOutcome["origin"]> = {
  confirmed: null,
  rejected: "exchange",
  "not-applied": "ours",
  unknown: null,
  "under-way": null,
};

/** The receipts of intents that just ended, each with what is to be said of it. */
export const findOutcomes = async (
  deps: { readonly tradeLog: Pick<TradeLog, "list"> },
  userId: string,
  given: readonly { readonly outcome: OrderOutcome | "under-way"; readonly intentId: string | null }[],
): Promise<readonly CommandOutcome[]> => {
  const recent = await deps.tradeLog.list(userId, { limit: RECENT, beforeSeq: null, outcomes: null });
  return given.map(({ outcome: told, intentId }) => {
    const receipt = (intentId === null ? undefined : recent.find((one) => one.intentId === intentId)) ?? null;
    const outcome = outcomeOf(told, receipt);
    return { outcome, origin: ORIGINS[outcome], receipt };
  });
};
