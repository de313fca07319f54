import { toMoment } from "../moment.ts";
import type { figures } from "../notifications/figures.ts";
import { divRound, type PriceHalfUsd, type Sats } from "../units.ts";
import type { Ledger } from "./build-ledger.ts";
import { type CsvField, csvLine } from "./csv-line.ts";
import type { LedgerList } from "./ledger-page.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { cutWords, forwardWords, pendingWords, reconciliationWords, unreadWords } from "./ledger-words.ts";

type Figures = ReturnType<typeof figures>;

/** The columns of the file, in order. Names are part of the format: new ones are added at the end. */
export const LEDGER_COLUMNS = [
  "id",
  "at",
  "time",
  "kind",
  "position_id",
  "side",
  "quantity_usd",
  "price_usd",
  "amount_sats",
  "amount_btc",
  "amount_usd",
  "equity_sats",
  "balance_sats",
  "balance_btc",
  "note",
] as const;

type Cells = Partial<Record<(typeof LEDGER_COLUMNS)[number], CsvField>>;

const line = (cells: Cells): string => csvLine(LEDGER_COLUMNS.map((name) => cells[name] ?? null));

/** An integer of `10^-digits` as a decimal, exact. */
const decimal = (value: number | bigint, digits: number): string => {
  const magnitude = (value < 0 ? -BigInt(value) : BigInt(value)).toString().padStart(digits + 1, "0");
  const sign = value < 0 ? "-" : "";
  return `${sign}${magnitude.slice(0, -digits)}.${magnitude.slice(-digits)}`;
};

const btc = (amount: Sats): string => decimal(amount, 8);
const priceUsd = (price: PriceHalfUsd): string => decimal(price * 5, 1);

/** Worth in dollars at a price, to the nearest cent: sats · P / 10^8. */
const worth = (amount: Sats, market: PriceHalfUsd): string =>
  decimal(divRound(BigInt(amount) * BigInt(market) * 100n, 200_000_000n), 2);

const rowLine = (f: Figures, row: LedgerRow): string => {
  const { amount, market, price, pending } = row;
  return line({
    id: row.id,
    at: toMoment(row.at),
    time: row.time,
    kind: row.kind,
    position_id: row.positionId,
    side: row.side,
    quantity_usd: row.quantity,
    price_usd: price === null ? null : priceUsd(price),
    amount_sats: amount,
    amount_btc: btc(amount),
    amount_usd: market === null ? null : worth(amount, market),
    equity_sats: row.equity,
    balance_sats: row.balance,
    balance_btc: btc(row.balance),
    note: pending === 0 ? null : pendingWords(f, pending),
  });
};

/** What a file is made of beside the ledger: bounds in epoch milliseconds, both within; null where it has none. */
export type LedgerFile = {
  readonly from: number | null;
  readonly to: number | null;
  readonly readAt: number;
  /** How many rows were the most; null where none were left out. */
  readonly cutAt: number | null;
  /** Lists that the key may not read. */
  readonly unread: readonly LedgerList[];
};

/**
 * The rows within the bounds as lines of a CSV file with a header. A balance from before the first row comes first; how the
 * whole ledger agrees with the exchange comes last, whatever the bounds, and then what was left out.
 */
export const ledgerCsv = (f: Figures, { rows, reconciliation }: Ledger, file: LedgerFile): string => {
  const { from, to } = file;
  const isWithin = ({ at }: LedgerRow): boolean => (from === null || at >= from) && (to === null || at <= to);
  const before = from === null ? undefined : rows.findLast(({ at }) => at < from);
  const balances = ({ balance }: Pick<LedgerRow, "balance">): Cells => ({
    balance_sats: balance,
    balance_btc: btc(balance),
  });
  const end = { at: toMoment(file.readAt), time: "exact" };
  return [
    csvLine(LEDGER_COLUMNS),
    ...(before === undefined || from === null
      ? []
      : [
          line({
            id: "brought-forward",
            at: toMoment(from),
            time: "exact",
            kind: "brought-forward",
            ...balances(before),
            note: forwardWords(f),
          }),
        ]),
    ...rows.filter(isWithin).map((row) => rowLine(f, row)),
    line({
      id: "reconciliation",
      ...end,
      kind: "reconciliation",
      ...balances({ balance: reconciliation.told }),
      note: reconciliationWords(f, reconciliation),
    }),
    ...(file.unread.length === 0
      ? []
      : [line({ id: "unread", ...end, kind: "unread", note: unreadWords(f, file.unread) })]),
    ...(file.cutAt === null ? [] : [line({ id: "cut", ...end, kind: "cut", note: cutWords(f, file.cutAt) })]),
  ].join("");
};
