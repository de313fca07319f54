import type { Reply } from "#domain/notifications/telegram/reply.ts";
import type { TelegramDeps } from "./telegram-deps.ts";

/**
 * Writes an answer into a chat. What did not get through for now is tried once more at once: an answer that comes twice is
 * better than a deed that nobody hears of. A chat that takes nothing any more is marked so.
 */
export const writeReply = async (
  deps: Pick<TelegramDeps, "bot" | "links" | "clock" | "log">,
  chatId: number,
  { text, buttons }: Reply,
): Promise<void> => {
  const message = { text, buttons, isLoud: true };
  const first = await deps.bot.send(chatId, message);
  const mayHelp = !first.ok && first.failure.kind === "unavailable" && first.failure.retryAfterMs === null;
  const sent = mayHelp ? await deps.bot.send(chatId, message) : first;
  if (sent.ok) return;
  if (sent.failure.kind === "gone") await deps.links.markDead(chatId, deps.clock());
  deps.log.warn("telegram-reply-lost", { kind: sent.failure.kind, words: sent.failure.words });
};
