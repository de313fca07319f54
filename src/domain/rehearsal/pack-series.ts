import { type CandleColumns, type CandleSeries, seriesOfColumns } from "./candle-series.ts";

/* A header of 16 bytes (the name of the layout, how many candles, four unused), then one column after another: when each begins
   as a double, and its prices as whole half dollars; all little-endian. */
const NAME = 0x31435841; // "AXC1"
const HEAD = 16;
const COLUMNS = ["open", "high", "low", "close"] as const;
const WIDTH = Float64Array.BYTES_PER_ELEMENT + COLUMNS.length * Int32Array.BYTES_PER_ELEMENT;

/** Candles as bytes that are read back without looking at each: a year is 12 MB and takes milliseconds. */
export const packSeries = (series: CandleSeries): Uint8Array => {
  const { length } = series;
  const bytes = new Uint8Array(HEAD + length * WIDTH);
  new DataView(bytes.buffer).setUint32(0, NAME, true);
  new DataView(bytes.buffer).setUint32(4, length, true);
  new Float64Array(bytes.buffer, HEAD, length).set(series.at);
  for (const [place, name] of COLUMNS.entries())
    new Int32Array(bytes.buffer, HEAD + length * (8 + place * 4), length).set(series[name]);
  return bytes;
};

/** Whether a file that begins so holds packed candles. */
export const beginsPacked = (start: Uint8Array): boolean =>
  start.byteLength >= 4 && new DataView(start.buffer, start.byteOffset).getUint32(0, true) === NAME;

/** Whether these may be candles: in the order of time, each within its own extremes, at prices the exchange knows. */
const isSound = ({ at, open, high, low, close }: CandleColumns): boolean => {
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < at.length; index += 1) {
    const [time, least, most] = [at[index] as number, low[index] as number, high[index] as number];
    const [first, last] = [open[index] as number, close[index] as number];
    if (!(time > before && least > 1 && first >= least && first <= most && last >= least && last <= most))
      return false;
    before = time;
  }
  return true;
};

/** The candles that were packed into these bytes; null where they are none, are cut short, or make no sense. */
export const unpackSeries = (packed: Uint8Array): CandleSeries | null => {
  if (packed.byteLength < HEAD) return null;
  const head = new DataView(packed.buffer, packed.byteOffset, HEAD);
  const length = head.getUint32(4, true);
  if (!beginsPacked(packed) || packed.byteLength !== HEAD + length * WIDTH) return null;
  // Columns of doubles have to begin at a multiple of eight.
  const { buffer, byteOffset } = packed.byteOffset % 8 === 0 ? packed : new Uint8Array(packed);
  const start = byteOffset + HEAD;
  const column = (place: number): Int32Array =>
    new Int32Array(buffer, start + length * (8 + place * 4), length);
  const columns = {
    at: new Float64Array(buffer, start, length),
    ...{ open: column(0), high: column(1), low: column(2), close: column(3) },
  };
  return isSound(columns) ? seriesOfColumns(columns) : null;
};
