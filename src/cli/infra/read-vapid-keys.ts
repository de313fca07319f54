import { z } from "zod";
import { makeVapidKeys, type VapidKeys } from "./make-vapid-keys.ts";
import { readJson, writePrivateJson } from "./private-file.ts";

const schema = z.object({ publicKey: z.string().min(80), privateKey: z.string().min(40) });

/** This installation's keys for push messages, made once; a damaged file is not replaced, for subscriptions hang on it. */
export function readVapidKeys(file: string): VapidKeys {
  const kept = readJson(file);
  if (kept === undefined) {
    const made = makeVapidKeys();
    writePrivateJson(file, made);
    return made;
  }
  const parsed = schema.safeParse(kept);
  if (!parsed.success) throw new Error(`${file} is damaged; npm run reset starts over.`);
  return parsed.data;
}
