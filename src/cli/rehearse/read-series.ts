import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import {
  type CandleColumns,
  type CandleSeries,
  firstFrom,
  seriesOfColumns,
} from "#domain/rehearsal/candle-series.ts";
import { beginsPacked, unpackSeries } from "#domain/rehearsal/pack-series.ts";
import { CandleFileError } from "#domain/replay/parse-candle.ts";
import { readCandles } from "../replay/read-candles.ts";

type Range = { readonly from: number; readonly to: number };

const isPacked = (path: string): boolean => {
  try {
    const file = openSync(path, "r");
    const start = Buffer.alloc(4);
    readSync(file, start, 0, 4, 0);
    closeSync(file);
    return beginsPacked(start);
  } catch {
    // Whoever reads the whole of it says what is wrong.
    return false;
  }
};

const readPacked = (path: string): CandleSeries => {
  const series = unpackSeries(readFileSync(path));
  if (series === null) throw new CandleFileError(`${path}: is damaged; pack its candles again.`);
  return series;
};

const readRows = async (path: string): Promise<CandleSeries> => {
  const rows: { readonly [name in keyof CandleColumns]: number[] } = {
    at: [],
    open: [],
    high: [],
    low: [],
    close: [],
  };
  for await (const { at, open, high, low, close } of readCandles(path)) {
    rows.at.push(at);
    rows.open.push(open);
    rows.high.push(high);
    rows.low.push(low);
    rows.close.push(close);
  }
  return seriesOfColumns({
    at: Float64Array.from(rows.at),
    ...{ open: Int32Array.from(rows.open), high: Int32Array.from(rows.high) },
    ...{ low: Int32Array.from(rows.low), close: Int32Array.from(rows.close) },
  });
};

const within = (series: CandleSeries, { from, to }: Range): CandleSeries => {
  const [start, end] = [firstFrom(series, from), firstFrom(series, to + 1)];
  if (start === 0 && end === series.length) return series;
  return seriesOfColumns({
    at: series.at.slice(start, end),
    ...{ open: series.open.slice(start, end), high: series.high.slice(start, end) },
    ...{ low: series.low.slice(start, end), close: series.close.slice(start, end) },
  });
};

/**
 * The candles of a recording within [from, to], epoch milliseconds: rows (CSV or CSV.gz) or what they were packed into.
 * @throws CandleFileError with one line that says what to do.
 */
export const readSeries = async (path: string, range: Range): Promise<CandleSeries> => {
  const series = within(isPacked(path) ? readPacked(path) : await readRows(path), range);
  if (series.length === 0) throw new CandleFileError(`${path}: no candle lies between --from and --to.`);
  return series;
};
