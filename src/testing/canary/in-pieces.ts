import type { Piece } from "./sink.ts";

const PIECE_BYTES = 4 * 1024 * 1024;
/** More than the longest form of any secret, so that none is cut in two by the end of a piece. */
export const OVERLAP_BYTES = 16 * 1024;

/** A long text as pieces that overlap; holds no more than one of them. */
export async function* inPieces(place: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Piece> {
  let held: Uint8Array[] = [];
  let size = 0;
  let isFresh = false;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    isFresh = true;
    if (size < PIECE_BYTES) continue;
    const bytes = Buffer.concat(held);
    yield { place, bytes };
    held = [bytes.subarray(Math.max(0, size - OVERLAP_BYTES))];
    size = held[0]?.length ?? 0;
    isFresh = false;
  }
  if (isFresh) yield { place, bytes: Buffer.concat(held) };
}
