import type { Check } from "../architecture/source-tree.ts";

const MONEY =
  /price|margin|liquidation|balance|amount|sats|added|profit|loss|\bpl\b|fee|funding|low|high|last/i;
/** A column's name and a type that rounds. */
const ROUNDING = /"(\w+)"\s+(?:real|float\d*|double precision)\b/gi;

/** Columns of the database that would round money or prices. */
export const findFloatingMoney: Check = (files) =>
  Object.entries(files).flatMap(([file, text]) =>
    file.endsWith(".sql")
      ? [...text.matchAll(ROUNDING)]
          .filter(([, name = ""]) => MONEY.test(name))
          .map(([, name]) => ({
            file,
            why: `keeps "${name}" as a floating number; use an integer with its unit`,
          }))
      : [],
  );
