import type { CandleRange } from "#domain/market/candle-range.ts";
import type { CandleView, ReceiptView } from "#server/trpc/schemas/views.ts";
import { candleStart } from "./chart-range.ts";

/** A receipt at its candle: `place` counts those of one candle, from the candle outwards. */
export type ReceiptMark = {
  readonly id: string;
  readonly candleAt: string;
  /** The high of that candle, in half dollars. */
  readonly high: number;
  readonly place: number;
  readonly hasActed: boolean;
};

type Told = Pick<ReceiptView, "id" | "at" | "outcome">;

/** Where receipts stand among candles; those of candles that are not shown stand nowhere. */
export const receiptMarks = (
  range: CandleRange,
  candles: readonly CandleView[],
  receipts: readonly Told[],
): readonly ReceiptMark[] => {
  const known = new Map(candles.map((candle) => [Date.parse(candle.at), candle]));
  const placed = new Map<string, number>();
  const marks: ReceiptMark[] = [];
  for (const { id, at, outcome } of receipts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const candle = known.get(candleStart(range, Date.parse(at)));
    if (candle === undefined) continue;
    const place = placed.get(candle.at) ?? 0;
    placed.set(candle.at, place + 1);
    marks.push({ id, candleAt: candle.at, high: candle.high, place, hasActed: outcome === "confirmed" });
  }
  return marks;
};
