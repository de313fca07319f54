import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { readCopy } from "../wire/read-copy.ts";
import type { TableEnd, TableHead } from "./backup-header.ts";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A table and its columns, as COPY names them. */
export const placeOf = ({ name, columns }: TableHead): string =>
  `public.${quoted(name)} (${columns.map(quoted).join(", ")})`;

/** What counts rows and digests their text; in COPY's text one row is one line. */
export const createTally = (name: string) => {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add: (chunk: Buffer): void => {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
    },
    end: (): TableEnd => ({ name, rows, sha256: hash.digest("hex") }),
  };
};

/** Every row of a table, in pieces of COPY's text. */
export const copyOut = (sql: Sql | TransactionSql, head: TableHead): AsyncGenerator<Buffer, void> =>
  readCopy(sql, `copy ${placeOf(head)} to stdout`);
