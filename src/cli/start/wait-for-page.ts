import { setTimeout as sleep } from "node:timers/promises";
import type { RunningPart } from "./start-part.ts";

const READY_WITHIN_MS = 60_000;
const POLL_MS = 100;

/** Resolves true when the page answers, false when its server ends or stays silent. */
export async function waitForPage(url: string, server: RunningPart): Promise<boolean> {
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  for (let waited = 0; waited < READY_WITHIN_MS && !hasEnded; waited += POLL_MS) {
    if (await answers(url)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

/** A redirect to the login is an answer; a server error is not a page. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}
