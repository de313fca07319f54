import { Redis } from "@upstash/redis";

const TIMEOUT_MS = 2_000;

/** Asks Redis behind Upstash's protocol whether it is there; rejects where it is not, or says anything else. */
export const pingUpstash = async (
  { url, token }: { readonly url: string; readonly token: string },
  timeoutMs = TIMEOUT_MS,
): Promise<void> => {
  const redis = new Redis({
    url,
    token,
    enableTelemetry: false,
    retry: false,
    signal: () => AbortSignal.timeout(timeoutMs),
  });
  // Its own failures repeat the command and the address; the name of what went wrong is enough.
  const answer: unknown = await redis.ping();
  if (answer !== "PONG") throw new Error("Redis did not answer to a ping");
};
