/** Whether version `a` is older than `b`, both MAJOR.MINOR.PATCH; a prerelease is older than what it leads to. */
export const isOlder = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((version) => {
    const [numbers = "", ...rest] = version.split("-");
    return [...numbers.split(".").map(Number), rest.length === 0 ? 1 : 0];
  });
  for (const [place, number] of (left ?? []).entries()) {
    const other = right?.[place] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
};
