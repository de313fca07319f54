const ID = Buffer.from("id: ");
const PRICE = Buffer.from("\nevent: price\n");
const END = Buffer.from("\n\n");
const DOT = ".".charCodeAt(0);
/** What stands between two chunks belongs to no event. */
const CHUNK_END = "\r\n";

/** The number of each price event in whole events; an id is "<process>.<number>" and ends where its line does. */
const tellPrices = (bytes: Buffer, onPrice: (seq: number) => void): void => {
  for (let at = bytes.indexOf(PRICE); at !== -1; at = bytes.indexOf(PRICE, at + PRICE.length)) {
    const dot = bytes.lastIndexOf(DOT, at);
    if (dot > bytes.lastIndexOf(ID, at)) onPrice(Number(bytes.toString("latin1", dot + 1, at)));
  }
};

/**
 * Reads a stream as it comes off the wire, piece by piece, and hands over the number of each price event in it. Looks for bytes
 * and parses nothing: ten thousand streams must cost little.
 */
export const findPrices = (onPrice: (seq: number) => void): ((piece: Buffer) => void) => {
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
