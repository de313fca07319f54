import type { Tick } from "../triggers/trigger.ts";
import { clockWords } from "./clock-words.ts";
import { DETAIL_WORDS } from "./detail-table.ts";
import type { figures } from "./figures.ts";

type Figures = ReturnType<typeof figures>;

/** A number with its name. */
export type NamedFigure = { readonly name: string; readonly value: string };

/** A moment in UTC to the second. */
export const isoSecond = (ms: number): string => {
  const part = Math.floor(ms / 1_000) % 60;
  return `${clockWords(ms)}:${String(part).padStart(2, "0")}`;
};

/** The prices a verdict was taken from, and how they came. */
export const priceInputs = (f: Figures, tick: Tick): readonly NamedFigure[] => {
  const words = DETAIL_WORDS[f.locale];
  const last = f.priceExact(tick.last);
  return [
    { name: words.price, value: tick.source === undefined ? last : words.priceFrom[tick.source](last) },
    { name: words.lowHigh, value: words.fromTo(f.priceExact(tick.low), f.priceExact(tick.high)) },
    ...(tick.receivedAt === undefined ? [] : [{ name: words.came, value: isoSecond(tick.receivedAt) }]),
    ...(tick.toldAt === undefined ? [] : [{ name: words.told, value: isoSecond(tick.toldAt) }]),
  ];
};

/** A cap in sats; null is none. */
export const capWords = (f: Figures, value: number | null): string =>
  value === null ? DETAIL_WORDS[f.locale].noCap : f.sats(value);
