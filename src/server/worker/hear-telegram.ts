import { pollUpdates } from "#services/telegram/poll-updates.ts";
import { telegramDepsOf } from "../told/telegram-deps-of.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { repeat } from "./repeat.ts";

const WAIT_MS = 25_000;
const PAUSE_MS = 5_000;

/** Answers what is sent to the bot, until the signal; there is nothing to hear where there is none. */
export const hearTelegram = async (wired: Wired, signal: AbortSignal): Promise<void> => {
  const deps = telegramDepsOf(wired);
  if (deps === null) return;
  await repeat(wired, { signal }, 0, "telegram", async () => {
    const polled = await pollUpdates(deps, { signal, waitMs: WAIT_MS });
    if (polled.kind === "polled") return polled.handled;
    if (signal.aborted) return 0;
    wired.log.warn("telegram-unheard", { kind: polled.failure.kind, words: polled.failure.words });
    await sleep(polled.failure.retryAfterMs ?? PAUSE_MS, signal);
    return 0;
  });
};
