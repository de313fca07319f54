import { z } from "zod";
import type { Piece } from "../sink.ts";

/** A key-value store that speaks Upstash's protocol. */
export type KeyValues = { readonly url: string; readonly token: string };

const answerSchema = z.object({ result: z.unknown() });
const pageSchema = z.tuple([z.coerce.string(), z.array(z.string())]);

async function run({ url, token }: KeyValues, command: readonly string[]): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(`The key-value store answered ${response.status} to ${command[0]}`);
  return answerSchema.parse(await response.json()).result;
}

/** How each type is read whole. */
const READ: Readonly<Record<string, (key: string) => readonly string[]>> = {
  string: (key) => ["GET", key],
  hash: (key) => ["HGETALL", key],
  list: (key) => ["LRANGE", key, "0", "-1"],
  set: (key) => ["SMEMBERS", key],
  zset: (key) => ["ZRANGE", key, "0", "-1", "WITHSCORES"],
  stream: (key) => ["XRANGE", key, "-", "+"],
};

/** Every key and its value. @throws Error for a type it cannot read: what was not looked at is not clean. */
export async function* readKeyValues(store: KeyValues): AsyncIterable<Piece> {
  let cursor = "0";
  do {
    const [next, keys] = pageSchema.parse(await run(store, ["SCAN", cursor, "COUNT", "500"]));
    for (const key of keys) {
      const type = z.string().parse(await run(store, ["TYPE", key]));
      // It ended between the two questions.
      if (type === "none") continue;
      const command = READ[type]?.(key);
      if (command === undefined)
        throw new Error(`A key holds a ${type}; teach read-key-values.ts to read it`);
      const value = JSON.stringify(await run(store, command));
      yield { place: `key ${key}`, bytes: Buffer.from(`${key}\n${value}`, "utf8") };
    }
    cursor = next;
  } while (cursor !== "0");
}
