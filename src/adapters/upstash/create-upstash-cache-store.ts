import { Redis } from "@upstash/redis";
import { fail, ok, type Result } from "#domain/result.ts";
import type { CacheStore, CacheStoreFailure } from "#ports/cache-store.ts";
import { silentFor } from "./silent-for.ts";

const TIMEOUT_MS = 250;

const unavailable = (message: string): Result<never, CacheStoreFailure> =>
  fail({ kind: "unavailable", message });

/** Its message would repeat the command, so only the kind of failure is told. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown failure");

const areTexts = (answer: unknown, count: number): answer is readonly (string | null)[] =>
  Array.isArray(answer) &&
  answer.length === count &&
  answer.every((text) => text === null || typeof text === "string");

/**
 * Keeps texts in Redis behind Upstash's protocol, for all processes together. Slow, gone or wrong is the failure
 * `unavailable`, once a quarter of a second was listened for nothing.
 */
export function createUpstashCacheStore(options: {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs?: number;
}): CacheStore {
  const redis = new Redis({
    url: options.url,
    token: options.token,
    enableTelemetry: false,
    enableAutoPipelining: false,
    automaticDeserialization: false,
    retry: false,
    signal: () => silentFor(options.timeoutMs ?? TIMEOUT_MS),
  });
  const attempt = async <T>(
    work: () => Promise<Result<T, CacheStoreFailure>>,
  ): Promise<Result<T, CacheStoreFailure>> => {
    try {
      return await work();
    } catch (error) {
      return unavailable(kindOf(error));
    }
  };
  const texts = (answer: unknown, count: number) =>
    areTexts(answer, count) ? ok(answer) : unavailable("an answer that cannot be true");

  return {
    look: (keys) => attempt(async () => texts(await redis.mget<unknown[]>(...keys), keys.length)),

    write: (entries, ttlMs) =>
      attempt(async () => {
        if (entries.length === 0) return ok(undefined);
        const line = redis.pipeline();
        for (const { key, text } of entries) line.set(key, text, { px: ttlMs });
        const answers: unknown = await line.exec();
        const done = Array.isArray(answers) && answers.length === entries.length;
        return done && answers.every((answer) => answer === "OK")
          ? ok(undefined)
          : unavailable("an answer that cannot be true");
      }),

    settle: (entries, ttlMs) =>
      attempt(async () => {
        if (entries.length === 0) return ok([]);
        const line = redis.pipeline();
        for (const { key, text } of entries) line.set(key, text, { px: ttlMs, nx: true });
        line.mget(...entries.map(({ key }) => key));
        const answers: unknown = await line.exec();
        return texts(Array.isArray(answers) ? answers.at(-1) : null, entries.length);
      }),
  };
}
