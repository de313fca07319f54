import { appendFileSync, createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Piece } from "./sink.ts";

/** What a run sees from outside and must write down while it lasts, because afterwards it is gone. */
export type SeenKind = "responses" | "addresses" | "console" | "storage";

const lineSchema = z.object({ place: z.string(), bytes: z.base64() });

const fileIn = (home: string, kind: SeenKind): string => join(home, `${kind}.jsonl`);

/** Several processes write into one file, a line at a time. */
export function noteSeen(home: string, kind: SeenKind, { place, bytes }: Piece): void {
  if (bytes.length === 0) return;
  const line = JSON.stringify({ place, bytes: Buffer.from(bytes).toString("base64") });
  appendFileSync(fileIn(home, kind), `${line}\n`, { mode: 0o600 });
}

/** Everything of this kind that was seen, as it was. */
export async function* readSeen(home: string, kind: SeenKind): AsyncIterable<Piece> {
  const file = fileIn(home, kind);
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const { place, bytes } = lineSchema.parse(JSON.parse(line));
    yield { place, bytes: Buffer.from(bytes, "base64") };
  }
}
