import { z } from "zod";

const tableHead = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });
const tableEnd = z.object({ name: z.string(), rows: z.int().nonnegative(), sha256: z.string().length(64) });

export type TableHead = Readonly<z.output<typeof tableHead>>;
/** How many rows of a table a backup holds, and the digest of their text. */
export type TableEnd = Readonly<z.output<typeof tableEnd>>;

const backupHeader = z.object({
  format: z.literal("axisor-backup-1"),
  takenAt: z.iso.datetime(),
  migrations: z.int().positive(),
  /** Where each sequence stood: of no transaction, so it may be further than the rows are. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
});

/** What a backup says of itself before its rows. */
export type BackupHeader = Readonly<z.output<typeof backupHeader>>;

export const parseHeader = (text: string): BackupHeader => backupHeader.parse(JSON.parse(text));
export const parseTableHead = (text: string): TableHead => tableHead.parse(JSON.parse(text));
export const parseTableEnd = (text: string): TableEnd => tableEnd.parse(JSON.parse(text));
