import type { Locale } from "#domain/language/locale.ts";
import { buildLedger, type Reconciliation } from "#domain/ledger/build-ledger.ts";
import { ledgerCsv } from "#domain/ledger/ledger-csv.ts";
import type { LedgerList } from "#domain/ledger/ledger-page.ts";
import { balanceOf, isMoved, type LedgerReading, MOST_ENTRIES } from "#domain/ledger/ledger-reading.ts";
import { figures } from "#domain/notifications/figures.ts";

const DAY_MS = 86_400_000;

/** Days as fields write them, `2026-01-31`; empty where nothing bounds. */
export type Days = { readonly from: string; readonly to: string };

export type WrittenLedger = {
  readonly text: string;
  readonly name: string;
  /** How many rows lie within the days. */
  readonly rows: number;
  readonly reconciliation: Reconciliation;
  readonly unread: readonly LedgerList[];
  readonly cutAt: number | null;
  readonly isMoved: boolean;
};

const startOf = (day: string): number | null => (day === "" ? null : Date.parse(`${day}T00:00:00.000Z`));

/** A label as a part of a file's name. */
const slug = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase() || "account";

/** A whole reading as a CSV file of the days that were asked for. */
export const ledgerFile = (
  locale: Locale,
  reading: LedgerReading,
  days: Days,
  label: string,
): WrittenLedger => {
  const from = startOf(days.from);
  const last = startOf(days.to);
  const to = last === null ? null : last + DAY_MS - 1;
  const { unread, readAt } = reading;
  const cutAt = reading.isCut ? MOST_ENTRIES : null;
  const ledger = buildLedger(reading.facts, balanceOf(reading), readAt);
  const within = ledger.rows.filter(({ at }) => (from === null || at >= from) && (to === null || at <= to));
  return {
    text: ledgerCsv(figures(locale), ledger, { from, to, readAt, cutAt, unread }),
    name: `axisor-${slug(label)}-${new Date(readAt).toISOString().slice(0, 10)}.csv`,
    rows: within.length,
    reconciliation: ledger.reconciliation,
    unread,
    cutAt,
    isMoved: isMoved(reading),
  };
};
