const ID = Buffer.from("id: ");
const PRICE = Buffer.from("\nevent: price\n");
const END = Buffer.from("\n\n");
const NOW = Buffer.from('"now":"');
const DOT = ".".charCodeAt(0);
/** What stands between two chunks belongs to no event. */
const CHUNK_END = "\r\n";

/** A price by its number; `saidAt` reads when its process began to tell it, in epoch milliseconds, or null where it does not say. */
export type OnPrice = (seq: number, saidAt: () => number | null) => void;

/** By the process's own clock: the event holds it. */
const saidAtIn = (event: Buffer): number | null => {
  const at = event.indexOf(NOW);
  if (at === -1) return null;
  const from = at + NOW.length;
  const said = Date.parse(event.toString("latin1", from, event.indexOf('"', from)));
  return Number.isNaN(said) ? null : said;
};

/** The number of each price event in whole events; an id is "<process>.<number>" and ends where its line does. */
const tellPrices = (bytes: Buffer, onPrice: OnPrice): void => {
  for (let at = bytes.indexOf(PRICE); at !== -1; at = bytes.indexOf(PRICE, at + PRICE.length)) {
    const dot = bytes.lastIndexOf(DOT, at);
    if (dot <= bytes.lastIndexOf(ID, at)) continue;
    const event = bytes.subarray(at, bytes.indexOf(END, at + PRICE.length));
    onPrice(Number(bytes.toString("latin1", dot + 1, at)), () => saidAtIn(event));
  }
};

/**
 * Reads a stream as it comes off the wire, piece by piece, and hands over the number of each price event in it. Looks for bytes
 * and parses nothing by itself: ten thousand streams must cost little.
 */
export const findPrices = (onPrice: OnPrice): ((piece: Buffer) => void) => {
  let rest: Buffer | null = null;
  return (piece) => {
    const bytes = rest === null ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(END);
    const whole = end === -1 ? 0 : end + END.length;
    if (whole > 0) tellPrices(bytes.subarray(0, whole), onPrice);
    // The buffer of a piece is used again for the next, so what is kept of it is copied.
    const isOver = whole > 0 && CHUNK_END.startsWith(bytes.toString("latin1", whole));
    rest = isOver ? null : Buffer.from(bytes.subarray(whole));
  };
};
