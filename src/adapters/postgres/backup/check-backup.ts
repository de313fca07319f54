import { BackupError } from "./backup-error.ts";
import { type FrameKind, readFrames } from "./backup-frames.ts";
import {
  type BackupHeader,
  parseHeader,
  parseTableEnd,
  parseTableHead,
  type TableEnd,
} from "./backup-header.ts";
import { createTally } from "./table-copy.ts";

/** What may follow what. */
const AFTER: Readonly<Record<FrameKind | "start", string>> = {
  start: "H",
  H: "TZ",
  T: "DE",
  D: "DE",
  E: "TZ",
  Z: "",
};

export type CheckedBackup = { readonly header: BackupHeader; readonly tables: readonly TableEnd[] };

const sameEnd = (one: TableEnd, other: TableEnd): boolean =>
  one.name === other.name && one.rows === other.rows && one.sha256 === other.sha256;

const check = async (file: string): Promise<CheckedBackup | null> => {
  let header: BackupHeader | null = null;
  let tally = createTally("");
  let last: FrameKind | "start" = "start";
  const tables: TableEnd[] = [];
  for await (const { kind, body } of readFrames(file)) {
    if (!AFTER[last].includes(kind)) return null;
    last = kind;
    if (kind === "H") header = parseHeader(body.toString());
    if (kind === "T") tally = createTally(parseTableHead(body.toString()).name);
    if (kind === "D") tally.add(body);
    if (kind === "E") {
      const said = parseTableEnd(body.toString());
      if (!sameEnd(said, tally.end())) return null;
      tables.push(said);
    }
  }
  return header === null ? null : { header, tables };
};

/** Reads a whole backup and holds every table against its digest, before anything is written anywhere. */
export const checkBackup = async (file: string): Promise<CheckedBackup> => {
  const damaged = new BackupError(`${file} is damaged or no backup: nothing was written; take another one.`);
  try {
    const checked = await check(file);
    if (checked === null) throw damaged;
    return checked;
  } catch (error) {
    throw error instanceof BackupError ? error : damaged;
  }
};
