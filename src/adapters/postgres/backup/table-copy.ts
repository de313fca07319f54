import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
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

/** Reads every row of a table in pieces; what it yields is counted and digested. */
export async function* copyOut(sql: Sql | TransactionSql, head: TableHead): AsyncGenerator<Buffer, TableEnd> {
  const tally = createTally(head.name);
  for await (const chunk of await sql.unsafe(`copy ${placeOf(head)} to stdout`).readable()) {
    tally.add(chunk);
    yield chunk;
  }
  return tally.end();
}
