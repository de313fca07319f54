import { createHash } from "node:crypto";
import type { Redis } from "@upstash/redis";

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

/** What the rate limiter asks of Redis; its types leave `eval` out, but it calls it. */
export type ScriptRunner = Pick<Redis, "eval" | "evalsha" | "get" | "set">;

/**
 * The limiter's scripts start with a line that only Upstash accepts (`#!lua flags=allow-key-locking`); every other
 * Redis refuses them. This runs them without that line and finds them again under the digest they have then.
 */
export function withPortableScripts(redis: Redis): ScriptRunner {
  const digests = new Map<string, string>();
  return {
    async eval<TArgs extends unknown[], TData = unknown>(script: string, keys: string[], args: TArgs) {
      const portable = script.replace(/^#!lua[^\n]*\n/, "");
      digests.set(sha1(script), sha1(portable));
      return await redis.eval<TArgs, TData>(portable, keys, args);
    },
    async evalsha<TArgs extends unknown[], TData = unknown>(digest: string, keys: string[], args: TArgs) {
      const known = digests.get(digest);
      if (known === undefined) throw new Error("NOSCRIPT not run yet in this process");
      return await redis.evalsha<TArgs, TData>(known, keys, args);
    },
    get: redis.get,
    set: redis.set,
  };
}
