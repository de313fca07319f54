type End = () => Promise<unknown>;

/** Keeps an end of something that was begun, for when all of it is taken down. @throws once told to stop, so that nothing more is begun. */
export type Keep = (end: End) => void;

/** Ends what was begun, the last first; one that cannot be ended keeps none of the others. @throws what went wrong before, and meanwhile. */
const endAll = async (ends: readonly End[], before: readonly unknown[]): Promise<void> => {
  const faults = [...before];
  for (const end of ends.toReversed()) await end().catch((fault: unknown) => faults.push(fault));
  const [first] = faults;
  if (faults.length > 1) throw new AggregateError(faults, faults.map(String).join("\n"));
  if (first !== undefined) throw first;
};

/**
 * Runs `open`, which keeps what `close` has to end later; it does so once, however often it is called. Where `open` fails, or
 * `signal` is aborted meanwhile, all of that is ended at once.
 */
export const openingInOrder = async <T>(
  open: (keep: Keep) => Promise<T>,
  signal?: AbortSignal,
): Promise<readonly [opened: T, close: () => Promise<void>]> => {
  const ends: End[] = [];
  const keep: Keep = (end) => {
    ends.push(end);
    signal?.throwIfAborted();
  };
  try {
    const opened = await open(keep);
    let closing: Promise<void> | null = null;
    return [opened, () => (closing ??= endAll(ends, []))];
  } catch (error) {
    await endAll(ends, [error]);
    throw error;
  }
};

/** Runs `work` and ends whatever it kept, the last first, whatever became of it. */
export const endingInReverse = async <T>(work: (keep: Keep) => Promise<T>): Promise<T> => {
  const [done, close] = await openingInOrder(work);
  await close();
  return done;
};
