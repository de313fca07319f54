import { GrammyError } from "grammy";
import type { SendFailure } from "#ports/channels.ts";

const SECOND = 1_000;
const LONGEST_WORDS = 200;

const later = (words: string, retryAfterMs: number | null = null): SendFailure => ({
  kind: "unavailable",
  words,
  retryAfterMs,
});

/** What Telegram says of a chat that there is none to write to, and never will be. */
const GONE = /chat not found|user not found|user is deactivated|bot was blocked|bot was kicked/iu;

/**
 * What a call that failed means. Of what the library throws only Telegram's own description is passed on: whatever else it
 * carries can hold the address that was asked, and the bot's token is in that.
 */
export const judgeFailure = (error: unknown, token: string): SendFailure => {
  if (!(error instanceof GrammyError)) return later("Telegram could not be reached in time.");
  const { error_code: code, parameters } = error;
  const said = String(error.description).replaceAll(token, "…").slice(0, LONGEST_WORDS).toWellFormed();
  const words = `Telegram answered ${code}: ${said}`;
  if (code === 429) return later(words, (parameters.retry_after ?? 1) * SECOND);
  if (code === 401 || code === 404) return later("Telegram does not know this bot: its token is not right.");
  if (code === 403 || (code === 400 && GONE.test(said))) return { kind: "gone", words, retryAfterMs: null };
  if (code === 400) return { kind: "refused", words, retryAfterMs: null };
  return later(words);
};
