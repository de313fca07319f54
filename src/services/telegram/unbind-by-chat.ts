import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import { noteDeed } from "../security/note-event.ts";
import { doerOf } from "./doer-of.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

/** Unbinds the chat: nothing is told or done there from then on. */
export const unbindByChat = async (
  deps: Pick<TelegramDeps, "links" | "security" | "clock">,
  chat: BoundChat,
): Promise<Reply> => {
  const isGone = await deps.links.unbind(chat.userId);
  const noted = { security: deps.security, now: deps.clock };
  if (isGone) await noteDeed(noted, doerOf(chat), "telegram-unbound", "allowed");
  return plain(REPLY_WORDS[chat.locale].unbound);
};
