import { z } from "zod";
import type { Quirks } from "./world/settings.ts";

const schema = z.strictObject({
  omitUid: z.boolean().exactOptional(),
  slipOnGap: z.boolean().exactOptional(),
  strictClock: z.boolean().exactOptional(),
  stampWindowMs: z.int().positive().exactOptional(),
  writeStampWindowMs: z.int().positive().exactOptional(),
  refuseReplays: z.boolean().exactOptional(),
  uniqueClientIds: z.boolean().exactOptional(),
  staleReads: z.int().min(0).exactOptional(),
  limitHeaders: z.boolean().exactOptional(),
  retryAfterS: z.int().min(0).exactOptional(),
});

/** Quirks from the command line, such as `{"strictClock":true}`. @throws Error with one line that says what is wrong. */
export function readQuirks(text: string | undefined): Quirks {
  if (text === undefined) return {};
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`--quirks: ${[issue?.path.join("."), issue?.message].filter(Boolean).join(": ")}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('--quirks must be JSON such as {"strictClock":true}');
  }
}
