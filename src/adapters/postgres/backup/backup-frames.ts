import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { BackupError } from "./backup-error.ts";

/** H: the header. T: a table begins. D: rows of it, as COPY writes them. E: it ends, with its digest. Z: all was written. */
export type FrameKind = "H" | "T" | "D" | "E" | "Z";
export type Frame = { readonly kind: FrameKind; readonly body: Buffer };

const HEAD = 5;
/** No frame of ours is larger; a length beyond it is a damaged one and must not be waited for. */
const MOST = 1 << 30;
const KINDS = ["H", "T", "D", "E", "Z"] as const;

export const frame = (kind: FrameKind, body: Buffer | string): Buffer => {
  const content = typeof body === "string" ? Buffer.from(body) : body;
  const head = Buffer.alloc(HEAD);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
};

const damaged = (file: string) =>
  new BackupError(`${file} is damaged or cut short: nothing was written; take another backup.`);

const kindAt = (buffer: Buffer, at: number, file: string): FrameKind => {
  const letter = buffer.toString("latin1", at, at + 1);
  const kind = KINDS.find((one) => one === letter);
  if (kind === undefined) throw damaged(file);
  return kind;
};

/** What came in is cut into whole frames; what is left over waits for more. */
const cut = (buffer: Buffer, file: string): { readonly frames: readonly Frame[]; readonly rest: Buffer } => {
  const frames: Frame[] = [];
  let at = 0;
  while (buffer.length - at >= HEAD) {
    const kind = kindAt(buffer, at, file);
    const length = buffer.readUInt32BE(at + 1);
    if (length > MOST) throw damaged(file);
    if (buffer.length - at < HEAD + length) break;
    frames.push({ kind, body: buffer.subarray(at + HEAD, at + HEAD + length) });
    at += HEAD + length;
  }
  return { frames, rest: buffer.subarray(at) };
};

/** Where the stream itself breaks the file does; whoever reads the frames may fail for reasons of their own. */
async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) yield Buffer.from(chunk);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new BackupError(`There is no file ${file}.`);
    }
    throw damaged(file);
  } finally {
    source.destroy();
  }
}

/** The frames of a backup, one after another. @throws BackupError when the file is damaged or cut short. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  let last: FrameKind | null = null;
  for await (const chunk of unpacked(file)) {
    const found = cut(Buffer.concat([rest, chunk]), file);
    rest = found.rest;
    for (const one of found.frames) {
      last = one.kind;
      yield one;
    }
  }
  if (last !== "Z" || rest.length > 0) throw damaged(file);
}
