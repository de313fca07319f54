/**
 * A parameter for an array, to be cast to its type in the statement: the driver knows no types of arrays, because it is
 * told not to ask the server for them.
 */
export const arrayOf = (values: readonly (string | number)[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
