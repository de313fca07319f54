import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Candle } from "#domain/replay/candle.ts";
import { type CandleDefects, createCandleReader, noDefects } from "#domain/replay/candle-reader.ts";
import { CandleFileError } from "#domain/replay/parse-candle.ts";

/**
 * Reads a recording (CSV or CSV.gz) row by row, oldest first, and counts what it mends in `defects`.
 * @throws CandleFileError that names the line and says what to do.
 */
export async function* readCandles(
  path: string,
  defects: CandleDefects = noDefects(),
): AsyncGenerator<Candle> {
  const reader = createCandleReader(path, defects);
  for await (const line of linesOf(path)) {
    const candle = reader.read(line);
    if (candle !== null) yield candle;
  }
  reader.finish();
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const source: Readable = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => source.destroy(error));
  try {
    for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch (error) {
    throw readingFailure(path, error);
  } finally {
    file.destroy();
  }
}

function readingFailure(path: string, error: unknown): CandleFileError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new CandleFileError(`${path}: there is no such file; check the path.`);
  if (code === "EISDIR") return new CandleFileError(`${path}: is a folder; name the file in it.`);
  if (code === "EACCES") return new CandleFileError(`${path}: may not be read; change its permissions.`);
  if (code.startsWith("Z_")) return new CandleFileError(`${path}: is not a whole gzip file; fetch it again.`);
  return new CandleFileError(`${path}: cannot be read (${code}).`);
}
