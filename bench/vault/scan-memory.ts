import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const PIECE = 4 * 1024 * 1024;

/** How often each needle stands in the readable memory of a process, as UTF-8 and as UTF-16. Needs its owner or root. */
export const scanMemory = (
  pid: number,
  needles: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> => {
  const spellings = Object.entries(needles).flatMap(([name, text]) => [
    { name, bytes: Buffer.from(text, "utf8") },
    { name, bytes: Buffer.from(text, "utf16le") },
  ]);
  const overlap = Math.max(...spellings.map(({ bytes }) => bytes.length)) - 1;
  const found: Record<string, number> = Object.fromEntries(Object.keys(needles).map((name) => [name, 0]));
  const memory = openSync(`/proc/${pid}/mem`, "r");
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
      const [, from = "", to = ""] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line) ?? [];
      if (from === "" || /\[v(var|syscall)/.test(line)) continue;
      const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      for (let at = start; at < end; at += PIECE) {
        const piece = readPiece(memory, at, Math.min(end, at + PIECE + overlap));
        for (const { name, bytes } of spellings)
          found[name] = (found[name] ?? 0) + count(piece, bytes, PIECE);
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
};

/** What of it can be read: a mapping may have gone since it was listed. */
const readPiece = (memory: number, from: number, to: number): Buffer => {
  const piece = Buffer.alloc(to - from);
  try {
    return piece.subarray(0, readSync(memory, piece, 0, piece.length, from));
  } catch {
    return Buffer.alloc(0);
  }
};

/** Counts what begins within the first `limit` bytes; what begins later belongs to the next piece. */
const count = (piece: Buffer, needle: Buffer, limit: number): number => {
  let times = 0;
  for (let at = piece.indexOf(needle); at !== -1 && at < limit; at = piece.indexOf(needle, at + 1))
    times += 1;
  return times;
};
