/** The least between two grips in a column: a fingertip. */
const APART = 44;

/** The column of each grip, the first at the edge: those that stand too near each other step aside. */
export const gripColumns = (tops: readonly number[]): readonly number[] => {
  const lowest: number[] = [];
  const columns = tops.map(() => 0);
  for (const place of [...tops.keys()].sort((a, b) => (tops[a] ?? 0) - (tops[b] ?? 0))) {
    const top = tops[place] ?? 0;
    const free = lowest.findIndex((bottom) => top - bottom >= APART);
    const column = free === -1 ? lowest.length : free;
    lowest[column] = top;
    columns[place] = column;
  }
  return columns;
};
