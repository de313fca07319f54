import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { inEveryLanguage, REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import type { RateRule } from "#ports/rate-limiter.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { hashToken } from "../auth/hash-token.ts";
import { noteDeed } from "../security/note-event.ts";
import { doerOf } from "./doer-of.ts";
import { readsOf } from "./reads-of.ts";
import type { TelegramDeps } from "./telegram-deps.ts";

/** A code has 256 random bits, so this bounds what a chat can make us do rather than what it can guess. */
const WRONG_CODES: RateRule = { name: "telegram-code", limit: 5, windowMs: 15 * 60_000 };

/** Whose chat it is to be is not known yet, nor how they read. */
const inEvery = (say: (words: (typeof REPLY_WORDS)["en"]) => string): Reply => plain(inEveryLanguage(say));

/**
 * Binds a chat to whom the code was made for. Counted before it is looked at; null, which is silence, after five wrong ones
 * in a quarter of an hour.
 */
export const bindChat = async (
  deps: Pick<TelegramDeps, "links" | "attempts" | "clock" | "preferences" | "security">,
  { chatId, fromName }: Pick<TelegramUpdate, "chatId" | "fromName">,
  code: string,
): Promise<Reply | null> => {
  const counted = await deps.attempts.take(String(chatId), WRONG_CODES);
  if (!counted.ok) return inEvery(({ busy }) => busy);
  if (!counted.value.allowed) return null;
  const at = deps.clock();
  const userId = await deps.links.spendCode({ digest: hashToken(code), chatId, label: fromName, at });
  if (userId === null) return inEvery(({ codeWrong }) => codeWrong);
  await deps.attempts.clear(String(chatId), WRONG_CODES);
  const chat = { userId, chatId, locale: await readsOf(deps, userId) };
  await noteDeed({ security: deps.security, now: deps.clock }, doerOf(chat), "telegram-bound", "allowed");
  return plain(REPLY_WORDS[chat.locale].bound);
};
