import type { Tick } from "../triggers/trigger.ts";
import { clockWords } from "./clock-words.ts";
import type { figures } from "./figures.ts";

type Figures = ReturnType<typeof figures>;

/** A number with its name. */
export type NamedFigure = { readonly name: string; readonly value: string };

const SOURCES = { stream: "the price stream", ticker: "the ticker", candles: "1-minute candles" } as const;

/** A moment in UTC to the second. */
export const isoSecond = (ms: number): string => {
  const part = Math.floor(ms / 1_000) % 60;
  return `${clockWords(ms)}:${String(part).padStart(2, "0")}`;
};

/** The prices a verdict was taken from, and how they came. */
export const priceInputs = (f: Figures, tick: Tick): readonly NamedFigure[] => [
  {
    name: "Price",
    value: `${f.priceExact(tick.last)}${tick.source === undefined ? "" : `, from ${SOURCES[tick.source]}`}`,
  },
  { name: "Lowest and highest", value: `${f.priceExact(tick.low)} to ${f.priceExact(tick.high)}` },
  ...(tick.receivedAt === undefined
    ? []
    : [{ name: "Came, by our clock", value: isoSecond(tick.receivedAt) }]),
  ...(tick.toldAt === undefined
    ? []
    : [{ name: "Told, by LN Markets' clock", value: isoSecond(tick.toldAt) }]),
];

/** A cap in sats; null is none. */
export const capWords = (f: Figures, value: number | null): string =>
  value === null ? "no cap" : f.sats(value);
