import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { checkAutoEntry } from "#domain/automations/entries/check-auto-entry.ts";
import { checkEntryFields, type EntryMistake } from "#domain/automations/entries/check-entry-fields.ts";
import { isOnSide } from "#domain/automations/entries/crossing.ts";
import { type ExpectedOrder, expectedOrders } from "#domain/automations/entries/expected-orders.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";

/** What an entry would do by settings as they are written. Amounts in sats, prices in half dollars. */
export type JudgedEntry = {
  /** Every field that has to change before it may be armed. */
  readonly mistakes: readonly EntryMistake[];
  /** The orders of one turn; none while the settings cannot be reckoned with. */
  readonly orders: readonly ExpectedOrder[];
  /** The most all its entries together may lose, guards included. */
  readonly worstCase: Sats;
  /** What one turn takes from the balance at most. */
  readonly cost: Sats;
  /** Whether the price is past it already and has to come back first. */
  readonly isPast: boolean;
};

const sum = (amounts: readonly Sats[]): Sats => sats(amounts.reduce((total, amount) => total + amount, 0));

/** Works out an entry at the market as it is; nothing is stored. `at` in epoch milliseconds, `last` null before any price. */
export const judgeEntry = (
  config: AutoEntryConfig,
  { last, at }: { readonly last: PriceHalfUsd | null; readonly at: number },
): JudgedEntry => {
  const orders = checkEntryFields(config).length > 0 ? [] : expectedOrders(config, last);
  const { when, maxEntries } = config;
  return {
    mistakes: checkAutoEntry(config, { last, at }),
    orders,
    worstCase: sats(sum(orders.map(({ worstCase }) => worstCase)) * maxEntries),
    cost: sum(orders.map(({ cost }) => cost)),
    isPast: when.kind === "crossing" && last !== null && !isOnSide(when, last),
  };
};
