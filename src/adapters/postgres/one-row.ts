/** The row a statement with RETURNING must have given. @throws Error when it gave none: a defect, not a state of the world. */
export const oneRow = <T>(rows: readonly T[]): T => {
  const row = rows[0];
  if (row === undefined) throw new Error("The statement returned no row where one was certain");
  return row;
};
