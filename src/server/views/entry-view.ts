import type { AutoEntryConfig, EntryCondition, EntryExit } from "#domain/automations/entries/auto-entry.ts";
import { tellMistakes } from "#domain/automations/mistake.ts";
import type { Locale } from "#domain/language/locale.ts";
import { basisPoints, leverageFromNumber, priceHalfUsd, sats, usd } from "#domain/units.ts";
import type { EntryStanding } from "#services/account-rules/list-entries.ts";
import type { EntryPreview } from "#services/account-rules/preview-entry.ts";
import type { EntryForm, EntryPreviewView, EntryView } from "../trpc/schemas/entries.ts";

const MINUTE_MS = 60_000;
const E6 = 1_000_000;

const iso = (at: number): string => new Date(at).toISOString();

const whenOf = (when: EntryForm["when"]): EntryCondition => {
  switch (when.kind) {
    case "crossing":
      return { ...when, price: priceHalfUsd(when.price) };
    case "ladder":
      return { ...when, prices: when.prices.map(priceHalfUsd) };
    case "dip":
      return { kind: "dip", bps: basisPoints(when.bps), withinMs: when.withinMinutes * MINUTE_MS };
    case "rsi":
    case "average":
      return when;
  }
};

const exitOf = (exit: EntryForm["stopLoss"]): EntryExit | null => {
  if (exit === null) return null;
  return exit.by === "price"
    ? { by: "price", price: priceHalfUsd(exit.price) }
    : { by: "percent", bps: basisPoints(exit.bps) };
};

/** The settings behind a form. */
export const entryConfigOf = (form: EntryForm): AutoEntryConfig => ({
  side: form.side,
  leverage: leverageFromNumber(form.leverage),
  when: whenOf(form.when),
  size:
    form.size.by === "quantity"
      ? { by: "quantity", usd: usd(form.size.usd) }
      : { by: form.size.by, sats: sats(form.size.sats) },
  guard: form.guard === null ? null : { maxTotal: sats(form.guard.maxTotal) },
  stopLoss: exitOf(form.stopLoss),
  takeProfit: exitOf(form.takeProfit),
  budget: sats(form.budget),
  expiresAt: form.expiresAt === null ? null : Date.parse(form.expiresAt),
  quietHours: form.quietHours,
  maxEntries: form.maxEntries,
});

const whenForm = (when: EntryCondition): EntryForm["when"] => {
  switch (when.kind) {
    case "ladder":
      return { kind: "ladder", prices: [...when.prices] };
    case "dip":
      return { kind: "dip", bps: when.bps, withinMinutes: when.withinMs / MINUTE_MS };
    case "crossing":
    case "rsi":
    case "average":
      return when;
  }
};

const formOf = ({ leverage, when, guard, expiresAt, ...config }: AutoEntryConfig): EntryForm => ({
  ...config,
  leverage: leverage / E6,
  when: whenForm(when),
  // A guard without a cap is refused before it is armed.
  guard: guard === null || guard.maxTotal === null ? null : { maxTotal: guard.maxTotal },
  expiresAt: expiresAt === null ? null : iso(expiresAt),
});

/** An automatic entry as the API answers it; `now` in epoch milliseconds tells whether its time is over. */
export const entryView = ({ entry, made }: EntryStanding, now: number): EntryView => {
  const { expiresAt } = entry.config;
  return {
    id: entry.id,
    accountId: entry.accountId,
    state: entry.state,
    entry: formOf(entry.config),
    made: made.length,
    committed: made.reduce((sum, { worstCase }) => sum + worstCase, 0),
    isEnding: entry.state === "armed" && expiresAt !== null && expiresAt <= now,
    heldBy: entry.heldBy,
    createdAt: iso(entry.createdAt),
  };
};

/** What an entry would do, as the API answers it. */
export const entryPreviewView = (
  locale: Locale,
  { mistakes, orders, ...preview }: EntryPreview,
): EntryPreviewView => ({
  ...preview,
  mistakes: [...tellMistakes(locale, mistakes)],
  orders: orders.map((order) => ({
    type: order.type,
    at: order.at,
    quantity: order.quantity,
    margin: order.margin,
    cost: order.cost,
    worstCase: order.worstCase,
    liquidation: order.liquidation,
    stopLoss: order.stopLoss,
    takeProfit: order.takeProfit,
    lossAtStop: order.lossAtStop,
  })),
});
