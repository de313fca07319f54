import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CANARY_KINDS, type Canary, type CanaryKind, canaryOf } from "./canary.ts";

const lineSchema = z.object({ kind: z.enum(CANARY_KINDS), bytes: z.base64() });

const fileIn = (home: string): string => join(home, "canaries.jsonl");

/** An empty book that its owner alone can read. No sink reads this file. */
export function openBook(home: string): void {
  writeFileSync(fileIn(home), "", { mode: 0o600 });
}

/** Writes down a secret that came up. Several processes write into one book, a line at a time. */
export function noteCanary(home: string, kind: CanaryKind, value: string | Uint8Array): void {
  const { bytes } = canaryOf(kind, value);
  appendFileSync(fileIn(home), `${JSON.stringify({ kind, bytes: bytes.toString("base64") })}\n`);
}

/** Every secret of the run, each once. */
export function readBook(home: string): readonly Canary[] {
  if (!existsSync(fileIn(home))) return [];
  const lines = new Set(readFileSync(fileIn(home), "utf8").trimEnd().split("\n"));
  return [...lines]
    .filter((line) => line !== "")
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .map(({ kind, bytes }) => canaryOf(kind, Buffer.from(bytes, "base64")));
}
