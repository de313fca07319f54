/** Ready for statements: what a server says last, of a start and of whatever it was asked. */
export const READY = 0x5a;

/** What it answers with that: a statement in one message, and the end of one in several. */
const ASKS: ReadonlySet<number> = new Set([0x51, 0x53]);

/** Asks what is known so far: the driver sends it behind a statement that is to be described first. */
const FLUSH = 0x48;

/** A description: of rows, or that there are none. */
const DESCRIBES: ReadonlySet<number> = new Set([0x54, 0x6e]);

/** What a server owes, in the order in which it was asked: what ends with READY, and descriptions. */
export const createDebt = () => {
  // The start itself is answered like a statement.
  const owed: number[] = [READY];
  return {
    isOpen: () => owed.length > 0,
    asked: (letter: number) => {
      if (ASKS.has(letter)) owed.push(READY);
      if (letter === FLUSH) owed.push(FLUSH);
    },
    heard: (letter: number) => {
      if (DESCRIBES.has(letter) && owed[0] === FLUSH) owed.shift();
      if (letter !== READY) return;
      // A description that failed is owed no more.
      while (owed.shift() === FLUSH);
    },
  };
};
