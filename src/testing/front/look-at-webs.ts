import { setTimeout as sleep } from "node:timers/promises";
import type { FrontWeb } from "./front-web.ts";

const EVERY_MS = 250;
const WITHIN_MS = 1_000;

const isReady = async ({ port }: FrontWeb): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // It hung up or said nothing, which is the answer.
    return false;
  }
};

/** Asks each web four times a second whether it takes work, until the signal; one that hangs keeps nobody else waiting. */
export const lookAtWebs = async (webs: readonly FrontWeb[], signal: AbortSignal): Promise<void> => {
  const look = async (web: FrontWeb): Promise<void> => {
    while (!signal.aborted) {
      web.isReady = await isReady(web);
      await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
    }
  };
  await Promise.all(webs.map(look));
};
