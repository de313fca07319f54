import { createHash } from "node:crypto";

/** A UUID that depends on the seed and a count alone, so that a run can be repeated to the letter. */
export function idFrom(seed: number, count: number): string {
  const hex = createHash("sha256").update(`${seed}:${count}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
