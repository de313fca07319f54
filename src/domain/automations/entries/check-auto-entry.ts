import { saidBy } from "../../language/in-both.ts";
import { figures } from "../../notifications/figures.ts";
import type { PriceHalfUsd } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { checkEntryFields, type EntryMistake } from "./check-entry-fields.ts";
import { type DraftedOrder, draftOrder } from "./draft-order.ts";
import { ENTRY_MISTAKES } from "./entry-mistake-words.ts";
import { expectedPlaces } from "./expected-orders.ts";
import { MOST_QUANTITY } from "./order-limits.ts";

/** The market and the time an entry is checked against: epoch milliseconds, and null while no price is known. */
export type EntryMoment = { readonly last: PriceHalfUsd | null; readonly at: number };

type Rule = Extract<DraftedOrder, { kind: "refused" }>["rule"];

const FIELDS: Record<Rule, EntryMistake["field"]> = {
  "too-small": "size",
  "too-large": "size",
  "stop-loss": "stopLoss",
  "take-profit": "takeProfit",
};

const refusal = (rule: Rule): EntryMistake => ({
  field: FIELDS[rule],
  message: saidBy(ENTRY_MISTAKES, ({ orders }, locale) =>
    orders[rule](figures(locale).number(MOST_QUANTITY)),
  ),
});

const orderMistakes = (config: AutoEntryConfig, last: PriceHalfUsd | null): readonly EntryMistake[] => {
  const refused = new Set<Rule>();
  let worstCase = 0;
  for (const place of expectedPlaces(config, last)) {
    const draft = draftOrder(config, place);
    if (draft.kind === "refused") refused.add(draft.rule);
    else worstCase += draft.order.worstCase;
  }
  const mistakes = [...refused].map(refusal);
  if (worstCase * config.maxEntries > config.budget) {
    mistakes.push({
      field: "budget",
      message: saidBy(ENTRY_MISTAKES, ({ overBudget }) => overBudget),
    });
  }
  return mistakes;
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
    ? [{ field: "expiresAt", message: saidBy(ENTRY_MISTAKES, ({ over }) => over) }]
    : [];
  return [...over, ...orderMistakes(config, last)];
};
