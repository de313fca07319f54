/**
 * How well a value tells two kinds apart: the chance that one of the first kind is larger than one of the second, ties
 * counting half. 0.5 is a coin, 1 is certainty. Whichever way round it tells them apart, so never below 0.5.
 */
export const areaUnderCurve = (first: readonly number[], second: readonly number[]): number => {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].toSorted((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end++;
    // Equal values share the middle of their ranks.
    const rank = (at + 1 + end) / 2;
    for (; at < end; at++) if (all[at]?.isFirst) rankSum += rank;
  }
  const area = (rankSum - (first.length * (first.length + 1)) / 2) / (first.length * second.length);
  return Math.max(area, 1 - area);
};
