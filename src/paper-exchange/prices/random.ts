/** A small seeded generator of numbers (xorshift, 32 bits): the same state gives the same numbers on every machine. */
export type Random = {
  /** Within [0, 1). */
  next(): number;
  /** Bell-shaped around 0 with standard deviation 1, within ±6. */
  normal(): number;
  /** To go on from here later. */
  state(): number;
};

export function createRandom(state: number): Random {
  // Zero is the one state xorshift never leaves.
  let x = (state | 0) === 0 ? 0x9e3779b9 | 0 : state | 0;
  const next = (): number => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4_294_967_296;
  };
  return {
    next,
    normal: () => {
      let sum = 0;
      for (let i = 0; i < 12; i += 1) sum += next();
      return sum - 6;
    },
    state: () => x,
  };
}

/** Spreads small seeds over all 32 bits, and one seed over several uses. */
export function seedState(seed: number, use: number): number {
  let h = Math.imul(seed ^ 0x85ebca6b, 0xc2b2ae35) ^ Math.imul(use + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) | 0;
}
