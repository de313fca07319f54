/** A letter and a length. */
const HEAD = 5;
const ERROR = 0x45;
/** What ends the connection and not merely a statement, in the words that no language changes. */
const ENDS: ReadonlySet<string> = new Set(["FATAL", "PANIC"]);

export type Answer = {
  /** What may be told to whoever listens, in whole where it is an error. */
  readonly passed: Buffer;
  /** With what the server ends the connection; nothing comes after it. */
  readonly end: Error | null;
};

/** Each field of an error: a letter that says what it is, and a text. */
const fieldsOf = (body: Buffer): ReadonlyMap<string, string> =>
  new Map(
    body
      .toString("utf8")
      .split("\0")
      .filter((field) => field !== "")
      .map((field) => [field.charAt(0), field.slice(1)]),
  );

const endOf = (body: Buffer): Error | null => {
  const fields = fieldsOf(body);
  if (!ENDS.has(fields.get("V") ?? "")) return null;
  return Object.assign(new Error(fields.get("M") ?? "The database server ended the connection"), {
    code: fields.get("C"),
  });
};

/**
 * Hears the letter of each message of a server, in bytes that come in any pieces, and keeps back the one by which it ends the
 * connection: the driver would remember it, and tell it to the first statement of the next connection, unsent.
 */
export const readAnswers = (heard: (letter: number) => void): ((bytes: Buffer) => Answer) => {
  let held: Buffer = Buffer.alloc(0);
  let left = 0;
  let isOver = false;
  return (bytes) => {
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    let at = 0;
    const upTo = (end: Error | null): Answer => ({ passed: all.subarray(0, at), end });
    if (isOver) return upTo(null);
    while (at < all.length) {
      if (left > 0) {
        const passed = Math.min(left, all.length - at);
        [at, left] = [at + passed, left - passed];
        continue;
      }
      const known = all.length - at;
      // A length counts itself; whoever says less is no database server, and must not be read for ever.
      const whole = known < HEAD ? HEAD : Math.max(HEAD, all.readInt32BE(at + 1) + 1);
      const isError = all.readUInt8(at) === ERROR;
      if (known < HEAD || (isError && known < whole)) break;
      heard(all.readUInt8(at));
      const end = isError ? endOf(all.subarray(at + HEAD, at + whole)) : null;
      if (end !== null) {
        isOver = true;
        return upTo(end);
      }
      left = whole;
    }
    // What is read into may be read into again.
    held = Buffer.from(all.subarray(at));
    return upTo(null);
  };
};
