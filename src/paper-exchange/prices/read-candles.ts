import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
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

/**
 * Reads a recording (CSV or CSV.gz) row by row, oldest first, and counts what it mends in `defects`.
 * @throws CandleFileError that names the line and says what to do.
 */
export async function* readCandles(
  path: string,
  defects: CandleDefects = noDefects(),
): AsyncGenerator<Candle> {
  let places: ColumnPlaces | null = null;
  let previous: Candle | null = null;
  let interval = Number.POSITIVE_INFINITY;
  let lineNumber = 0;
  for await (const line of linesOf(path)) {
    lineNumber += 1;
    if (line.trim() === "") continue;
    const where = `${path}, line ${lineNumber}`;
    if (places === null) {
      places = readHeader(line, where);
      continue;
    }
    const { candle, widened } = parseCandle(line, places, where);
    if (previous !== null) {
      checkFollows(previous, candle, where);
      if (candle.at === previous.at) {
        defects.duplicates += 1;
        continue;
      }
      const step = candle.at - previous.at;
      interval = Math.min(interval, step);
      if (step > interval) defects.gaps += 1;
    }
    if (widened) defects.widened += 1;
    if (candle.volume === 0) defects.zeroVolume += 1;
    previous = candle;
    yield candle;
  }
  if (previous === null)
    throw new CandleFileError(`${path}: holds no candle; it needs rows of ${COLUMNS.join(",")}.`);
}

function checkFollows(previous: Candle, candle: Candle, where: string): void {
  if (candle.at < previous.at)
    throw new CandleFileError(`${where}: time_ms goes back; sort the file by time_ms, oldest first.`);
  const [low, high] = [Math.min(candle.low, previous.close), Math.max(candle.high, previous.close)];
  if (high > TENFOLD * low)
    throw new CandleFileError(
      `${where}: the price moves more than tenfold from ${previous.close / 2}; correct or remove the line.`,
    );
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const source: Readable = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => source.destroy(error));
  try {
    for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch (error) {
    throw readingFailure(path, error);
  } finally {
    file.destroy();
  }
}

function readingFailure(path: string, error: unknown): CandleFileError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new CandleFileError(`${path}: there is no such file; check the path.`);
  if (code === "EISDIR") return new CandleFileError(`${path}: is a folder; name the file in it.`);
  if (code === "EACCES") return new CandleFileError(`${path}: may not be read; change its permissions.`);
  if (code.startsWith("Z_")) return new CandleFileError(`${path}: is not a whole gzip file; fetch it again.`);
  return new CandleFileError(`${path}: cannot be read (${code}).`);
}
