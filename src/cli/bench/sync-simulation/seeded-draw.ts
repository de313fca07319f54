/** Numbers drawn from a seed: the same seed gives the same numbers on every machine. */
export type Draw = {
  /** Within [0, 1). */
  uniform(): number;
  within(low: number, high: number): number;
  /** Bell-shaped around 0 with standard deviation 1, within ±6. */
  normal(): number;
};

/** A xorshift generator of 32 bits; zero is the one state it never leaves. */
export const seededDraw = (seed: number): Draw => {
  let x = Math.imul(seed ^ 0x85ebca6b, 0xc2b2ae35) | 0 || 0x9e3779b9 | 0;
  const uniform = (): number => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4_294_967_296;
  };
  return {
    uniform,
    within: (low, high) => low + uniform() * (high - low),
    normal: () => {
      let sum = 0;
      for (let i = 0; i < 12; i += 1) sum += uniform();
      return sum - 6;
    },
  };
};
