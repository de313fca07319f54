/** Version 3.0 of the protocol, which the first message of a connection names behind its own length. */
const VERSION = 0x0003_0000;

/** The driver writes at once what has so many bytes, and later what has fewer. */
const AT_ONCE = 1024;

const NAME = "axisor.filling";
const FILLING = "x".repeat(AT_ONCE);
const PAIR = Buffer.from(`${NAME}\0${FILLING}\0`);

/** A setting that makes the driver's first message long enough to be written at once; it never leaves this process. */
export const filling: Readonly<Record<string, string>> = { [NAME]: FILLING };

const withoutFilling = (message: Buffer): Buffer => {
  const at = message.indexOf(PAIR);
  if (at < 0) return message;
  const short = Buffer.concat([message.subarray(0, at), message.subarray(at + PAIR.length)]);
  short.writeInt32BE(short.length);
  return short;
};

/**
 * The message that starts a connection, of the first bytes that the driver writes to it; null where it asks for something else,
 * to cancel what another does. A connection that ended in the moment when a statement was about to be written leaves that
 * statement in front of it; and a driver that waits to be able to write would wait for ever, so it must not: hence `filling`.
 */
export const startupMessage = (written: Buffer): Buffer | null => {
  // From behind, where nothing of it looks like its beginning; what was left over may.
  for (let at = written.length - 8; at >= 0; at -= 1) {
    if (written.readInt32BE(at) === written.length - at && written.readInt32BE(at + 4) === VERSION) {
      return withoutFilling(written.subarray(at));
    }
  }
  return null;
};
