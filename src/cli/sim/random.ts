/** Chance from a seed: the same seed gives the same numbers, and two streams of one seed never disturb each other. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** Another stream, the same for the same name. */
  fork(name: string): Random;
};

const mix = (seed: number, name: string): number => {
  let hash = seed ^ 0x9e3779b9;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** A small counter-based generator: fast, and good enough to draw faults by. */
export const createRandom = (seed: number): Random => {
  let state = mix(seed, "seed");
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => probability > 0 && next() < probability,
    pick: (values) => values[between(0, values.length - 1)] ?? values[0],
    fork: (name) => createRandom(mix(seed, name)),
  };
};
