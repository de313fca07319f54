import { OUTSIDE_MARK } from "#adapters/postgres/migrating/read-migrations.ts";

export type MigrationFile = Readonly<{ file: string; text: string }>;

/** What a migration says of itself before its first statement. */
export type Header = Readonly<{
  number: number;
  outside: boolean;
  /** The number of the migration with whose release the last code went that read what is dropped here. */
  unreadSince: number | undefined;
  /** A contract step by its name: NNNN_drop_… */
  drops: boolean;
}>;

const CONTRACT = /^-- contract: unread since (\d{4})$/;

/** Reads number and marks; marks stand in the comment lines that begin the file. */
export const headerOf = ({ file, text }: MigrationFile): Header => {
  const [, number = "0", verb] = /(\d{4})_([a-z]+)_[^/]*\.sql$/.exec(file) ?? [];
  const lines = text.split("\n").map((line) => line.trimEnd());
  const comments = lines.slice(0, lines.findIndex((line) => !line.startsWith("--")) >>> 0);
  const since = comments.map((line) => CONTRACT.exec(line)?.[1]).find((found) => found !== undefined);
  return {
    number: Number(number),
    outside: lines[0] === OUTSIDE_MARK,
    unreadSince: since === undefined ? undefined : Number(since),
    drops: verb === "drop",
  };
};
