/** A letter and a length. */
const HEAD = 5;

/**
 * Hears the letter of each message of the protocol, in bytes that come in any pieces. A message's length counts itself and not
 * the letter before it.
 */
export const readMessages = (heard: (letter: number) => void): ((bytes: Buffer) => void) => {
  let head: Buffer = Buffer.alloc(0);
  let left = 0;
  return (bytes) => {
    let at = 0;
    while (at < bytes.length) {
      if (left > 0) {
        const passed = Math.min(left, bytes.length - at);
        [at, left] = [at + passed, left - passed];
        continue;
      }
      const more = bytes.subarray(at, at + HEAD - head.length);
      head = head.length === 0 ? more : Buffer.concat([head, more]);
      at += more.length;
      if (head.length < HEAD) {
        // What is read into may be read into again.
        head = Buffer.from(head);
        break;
      }
      left = head.readInt32BE(1) - 4;
      heard(head.readUInt8());
      head = Buffer.alloc(0);
    }
  };
};
