/**
 * After how many steps a first value counts for at most one part in `parts`, where each step keeps `kept` of `of` of it:
 * the least k with (kept/of)^k ≤ 1/parts, exact. Needs 0 ≤ kept < of.
 */
export const stepsToFade = (kept: number, of: number, parts: number): number => {
  const [share, whole] = [BigInt(kept), BigInt(of)];
  let [left, most, steps] = [BigInt(parts), 1n, 0];
  while (left > most) {
    left *= share;
    most *= whole;
    steps += 1;
  }
  return steps;
};
