import { createReadStream, type Dirent, existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { inPieces } from "../in-pieces.ts";
import type { Piece } from "../sink.ts";

/** A file that a running server removes while it is read was read as far as it went. */
async function* bytesOf(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** Every file below a path, or the file it is, by its name from there; folders named in `without` are left out. */
export async function* readFiles(path: string, without: readonly string[] = []): AsyncIterable<Piece> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield* inPieces(path.split("/").at(-1) ?? "", bytesOf(path));
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries: Dirent[] = await readdir(join(path, folder), { withFileTypes: true });
    for (const entry of entries) {
      const name = join(folder, entry.name);
      if (entry.isDirectory() && !without.includes(entry.name)) folders.push(name);
      if (entry.isFile()) yield* inPieces(name, bytesOf(join(path, name)));
    }
  }
}
