import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "../units.ts";
import type { Candle } from "./candle.ts";

/** A recording that cannot be played; the message names the line and says what to do. */
export class CandleFileError extends Error {}

export const COLUMNS = ["time_ms", "open", "high", "low", "close", "volume_usd"] as const;
type Column = (typeof COLUMNS)[number];
export type ColumnPlaces = Readonly<Record<Column, number>>;

/** Earliest and latest time that can be meant as milliseconds: 2009 and 2100. */
const EARLIEST = 1_230_768_000_000;
const LATEST = 4_102_444_800_000;

/** Where each column stands. @throws CandleFileError when one is missing. */
export function readHeader(line: string, where: string): ColumnPlaces {
  const names = line
    .replace(/^\uFEFF/, "")
    .split(",")
    .map((name) => name.trim());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const wanted = `start the file with the line "${COLUMNS.join(",")}"`;
    throw new CandleFileError(`${where}: column ${missing.join(", ")} is missing; ${wanted}.`);
  }
  const place = (column: Column): number => names.indexOf(column);
  return {
    time_ms: place("time_ms"),
    open: place("open"),
    high: place("high"),
    low: place("low"),
    close: place("close"),
    volume_usd: place("volume_usd"),
  };
}

/** One line as a candle, `widened` where the open or close lay outside low..high. @throws CandleFileError */
export function parseCandle(
  line: string,
  places: ColumnPlaces,
  where: string,
): { readonly candle: Candle; readonly widened: boolean } {
  const cells = line.split(",");
  const number = (column: Column): number => {
    const text = (cells[places[column]] ?? "").trim();
    const value = text === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new CandleFileError(
      `${where}: ${column} is ${JSON.stringify(text)}, not a number; correct or remove the line.`,
    );
  };
  const price = (column: Column): PriceHalfUsd => {
    const step = Math.round(number(column) * 2);
    if (step >= MIN_PRICE && step <= MAX_PRICE) return priceHalfUsd(step);
    throw new CandleFileError(
      `${where}: ${column} is ${number(column)}, no price between 1 and 100,000,000 USD; correct or remove the line.`,
    );
  };
  const at = number("time_ms");
  if (!Number.isInteger(at) || at < EARLIEST || at > LATEST) {
    const seconds =
      at * 1000 > EARLIEST && at * 1000 < LATEST ? " (these look like seconds: multiply by 1000)" : "";
    throw new CandleFileError(
      `${where}: time_ms is ${at}, no time in milliseconds${seconds}; correct the column.`,
    );
  }
  const [open, high, low, close] = [price("open"), price("high"), price("low"), price("close")];
  const volume = number("volume_usd");
  if (low > high) throw new CandleFileError(`${where}: low lies above high; correct or remove the line.`);
  if (volume < 0) throw new CandleFileError(`${where}: volume_usd is negative; correct or remove the line.`);
  const top = priceHalfUsd(Math.max(open, high, close));
  const bottom = priceHalfUsd(Math.min(open, low, close));
  return {
    candle: { at, open, high: top, low: bottom, close, volume },
    widened: top !== high || bottom !== low,
  };
}
