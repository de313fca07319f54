/** A field of a row: text, a number, or nothing. */
export type CsvField = string | number | null;

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A spreadsheet runs what begins with one of these as a formula; a plain number is none. */
const FORMULA = /^[=+\-@\t\r]/;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cell = (field: CsvField): string => {
  if (field === null) return "";
  const text = String(field);
  return quoted(FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
};

/**
 * One line of a CSV file after RFC 4180, with its line end. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it.
 */
export const csvLine = (fields: readonly CsvField[]): string => `${fields.map(cell).join(",")}\r\n`;
