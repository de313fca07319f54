/** The lowest seed that failed in any thread so far; all threads of a run share its memory. */
export type FirstFailure = BigInt64Array<SharedArrayBuffer>;

const NONE_YET = BigInt(Number.MAX_SAFE_INTEGER);

export const watchFirstFailure = (): FirstFailure =>
  new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)).fill(NONE_YET);

/** Notes that `seed` failed, unless a lower one is known. */
export const noteFailure = (first: FirstFailure, seed: number): void => {
  let known = Atomics.load(first, 0);
  while (BigInt(seed) < known) {
    const found = Atomics.compareExchange(first, 0, known, BigInt(seed));
    if (found === known) return;
    known = found;
  }
};

/** Whether a lower seed than this one failed, so that this one can tell nothing new. */
export const isBeyond = (first: FirstFailure, seed: number): boolean => BigInt(seed) > Atomics.load(first, 0);
