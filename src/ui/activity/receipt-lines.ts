import type { ReceiptView, TradeLogPage } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";

/** A receipt in the list; the first of a day carries the day. */
export type ReceiptLine = { readonly receipt: ReceiptView; readonly day: string | null };

type Dated = { readonly receipt: ReceiptView; readonly day: string };

/**
 * The lines of pages of receipts. A page's days are found once, for finding ten thousand anew with each page that comes would
 * hold up the scrolling.
 */
export const createReceiptLines = (format: Pick<Format, "day">) => {
  const known = new WeakMap<TradeLogPage, readonly Dated[]>();
  const datedOf = (page: TradeLogPage): readonly Dated[] => {
    const kept = known.get(page);
    if (kept !== undefined) return kept;
    const dated = page.items.map((receipt) => ({ receipt, day: format.day(receipt.at) }));
    known.set(page, dated);
    return dated;
  };
  /** `first` stands before all others: the receipt a link asked for, when it is in none of the pages. */
  return (pages: readonly TradeLogPage[], first: ReceiptView | null): readonly ReceiptLine[] => {
    const dated = pages.flatMap(datedOf);
    const all = first === null ? dated : [{ receipt: first, day: format.day(first.at) }, ...dated];
    return all.map(({ receipt, day }, at) => ({ receipt, day: all[at - 1]?.day === day ? null : day }));
  };
};
