import type { Log } from "#ports/log.ts";

const PATIENCE_MS = 5_000;

/**
 * Tells a service outside that this installation lives; what it does not hear for a while, it tells its operator of. The only
 * alarm that sounds where nothing of ours is left to sound it.
 */
export const pingOutside = async (url: string, log: Log): Promise<void> => {
  try {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) log.warn("ping-refused", { status: answer.status });
  } catch (error) {
    log.warn("ping-failed", { error: error instanceof Error ? error.name : "it failed" });
  }
};
