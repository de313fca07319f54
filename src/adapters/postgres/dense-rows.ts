/**
 * The rows as they came, without the places before them that were never filled. The driver goes on counting where a connection
 * ended in the middle of its rows, so that the first answer after it begins somewhere behind: to whoever takes the first row
 * of it, nothing would have been found.
 */
export const denseRows = <Rows>(rows: Rows): Rows => {
  if (!Array.isArray(rows) || rows.length === 0 || 0 in rows) return rows;
  let first = 0;
  while (!(first in rows)) first += 1;
  rows.copyWithin(0, first);
  rows.length -= first;
  return rows;
};
