import type { Candle } from "./candle.ts";
import { CandleFileError, COLUMNS, type ColumnPlaces, parseCandle, readHeader } from "./parse-candle.ts";

/** What was found and mended while reading; real recordings are not clean. */
export type CandleDefects = {
  /** The open (mostly the close before it) or the close lay outside low..high: the range was widened. */
  widened: number;
  /** A time seen twice: the first row counts. */
  duplicates: number;
  gaps: number;
  zeroVolume: number;
};

export const noDefects = (): CandleDefects => ({ widened: 0, duplicates: 0, gaps: 0, zeroVolume: 0 });

/** A price that moves further than this between two rows is taken for a broken row. */
const TENFOLD = 10;

const checkFollows = (previous: Candle, candle: Candle, where: string): void => {
  if (candle.at < previous.at) {
    throw new CandleFileError(`${where}: time_ms goes back; sort the file by time_ms, oldest first.`);
  }
  const [low, high] = [Math.min(candle.low, previous.close), Math.max(candle.high, previous.close)];
  if (high > TENFOLD * low) {
    throw new CandleFileError(
      `${where}: the price moves more than tenfold from ${previous.close / 2}; correct or remove the line.`,
    );
  }
};

/** Takes the lines of a recording in turn; `read` gives a candle, or null for a line that holds none. */
export type CandleReader = {
  read(line: string): Candle | null;
  /** @throws CandleFileError when the file held no candle at all. */
  finish(): void;
};

/**
 * Reads a recording line by line, oldest first, and counts what it mends in `defects`. `name` stands in its errors.
 * @throws CandleFileError that names the line and says what to do.
 */
export const createCandleReader = (name: string, defects: CandleDefects): CandleReader => {
  let places: ColumnPlaces | null = null;
  let previous: Candle | null = null;
  let interval = Number.POSITIVE_INFINITY;
  let lineNumber = 0;

  /** Counts gaps and duplicates; false for a row that repeats the one before it. */
  const follows = (candle: Candle, where: string): boolean => {
    if (previous === null) return true;
    checkFollows(previous, candle, where);
    const step = candle.at - previous.at;
    if (step === 0) {
      defects.duplicates += 1;
      return false;
    }
    interval = Math.min(interval, step);
    if (step > interval) defects.gaps += 1;
    return true;
  };

  return {
    read(line) {
      lineNumber += 1;
      if (line.trim() === "") return null;
      const where = `${name}, line ${lineNumber}`;
      if (places === null) {
        places = readHeader(line, where);
        return null;
      }
      const { candle, widened } = parseCandle(line, places, where);
      if (!follows(candle, where)) return null;
      if (widened) defects.widened += 1;
      if (candle.volume === 0) defects.zeroVolume += 1;
      previous = candle;
      return candle;
    },
    finish() {
      if (previous !== null) return;
      throw new CandleFileError(`${name}: holds no candle; it needs rows of ${COLUMNS.join(",")}.`);
    },
  };
};
