/**
 * Bisection: the least whole number of `from` to `to` that holds, where everything above one that holds does too. `to` is
 * the answer when nothing below it holds and is never asked, so it must hold by itself.
 */
export const leastWhere = (from: bigint, to: bigint, holds: (value: bigint) => boolean): bigint => {
  let [low, high] = [from, to];
  while (low < high) {
    // Shifting rounds down for negative numbers too, so the middle is always below `high`.
    const middle = (low + high) >> 1n;
    if (holds(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
};
