import type { PriceHalfUsd } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { checkEntryFields, type EntryMistake } from "./check-entry-fields.ts";
import { type DraftedOrder, draftOrder } from "./draft-order.ts";
import { expectedPlaces } from "./expected-orders.ts";

/** The market and the time an entry is checked against: epoch milliseconds, and null while no price is known. */
export type EntryMoment = { readonly last: PriceHalfUsd | null; readonly at: number };

const REFUSALS: Record<Extract<DraftedOrder, { kind: "refused" }>["rule"], EntryMistake> = {
  "too-small": {
    field: "size",
    message: "This size is less than one contract of 1 USD: enter more sats or a higher leverage.",
  },
  "too-large": {
    field: "size",
    message: "This size is more than the 500,000 USD one order takes: enter fewer sats or a lower leverage.",
  },
  "stop-loss": {
    field: "stopLoss",
    message: "The stop must lie between the entry and liquidation: move it or lower the leverage.",
  },
  "take-profit": {
    field: "takeProfit",
    message: "The take profit must lie on the earning side of the entry: move it.",
  },
};

const orderMistakes = (config: AutoEntryConfig, last: PriceHalfUsd | null): readonly EntryMistake[] => {
  const mistakes = new Set<EntryMistake>();
  let worstCase = 0;
  for (const place of expectedPlaces(config, last)) {
    const draft = draftOrder(config, place);
    if (draft.kind === "refused") mistakes.add(REFUSALS[draft.rule]);
    else worstCase += draft.order.worstCase;
  }
  if (worstCase * config.maxEntries > config.budget) {
    mistakes.add({
      field: "budget",
      message: "All entries together can lose more than this: raise the budget, or enter less.",
    });
  }
  return [...mistakes];
};

/**
 * What is wrong with an automatic entry before it is armed, field by field; empty means it may be armed. Sizes and exits are
 * tried at the price it is expected to enter at, so at arming it fits its budget; the market may move on until it enters.
 */
export const checkAutoEntry = (
  config: AutoEntryConfig,
  { last, at }: EntryMoment,
): readonly EntryMistake[] => {
  const mistakes = checkEntryFields(config);
  if (mistakes.length > 0) return mistakes;
  const isOver = config.expiresAt !== null && config.expiresAt <= at;
  const over: readonly EntryMistake[] = isOver
    ? [{ field: "expiresAt", message: "This time is over: enter one that is still to come, or none." }]
    : [];
  return [...over, ...orderMistakes(config, last)];
};
