import { flattenReply } from "#domain/notifications/telegram/flatten-words.ts";
import { readPress } from "#domain/notifications/telegram/press.ts";
import type { Reply } from "#domain/notifications/telegram/reply.ts";
import { REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import { SNOOZE_MINUTES } from "#domain/notifications/telegram/telegram-text.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { flattenByChat } from "./flatten-by-chat.ts";
import { freezeByChat } from "./freeze-by-chat.ts";
import { leaveByChat } from "./leave-by-chat.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

/** What a press comes to: a word at the top of the chat, and a message where there is more to say. */
export type PressAnswer = { readonly word: string; readonly reply: Reply | null };

/** The question goes with its answer, so that nobody reads it as open. */
const afterQuestion = async (
  deps: Pick<TelegramDeps, "bot">,
  { locale, chatId }: BoundChat,
  messageId: number,
  reply: Reply | null,
): Promise<PressAnswer> => {
  if (reply === null) return { word: flattenReply(locale, "expired").text, reply: null };
  await deps.bot.remove(chatId, messageId);
  return { word: "", reply };
};

/** Does what a button of ours stands for. */
export const answerPress = async (
  deps: TelegramDeps,
  chat: BoundChat,
  { data, messageId }: Extract<TelegramUpdate, { readonly kind: "press" }>,
): Promise<PressAnswer> => {
  const { userId, locale } = chat;
  const words = REPLY_WORDS[locale];
  const press = readPress(data);
  switch (press?.kind) {
    case undefined:
      return { word: words.oldButton, reply: null };
    case "acknowledge":
      await deps.acknowledge({ userId, notificationId: press.notificationId, on: "telegram" });
      return { word: words.seen, reply: null };
    case "snooze":
      await deps.snooze({ userId, notificationId: press.notificationId, minutes: SNOOZE_MINUTES });
      return { word: words.snoozed(SNOOZE_MINUTES), reply: null };
    case "freeze":
      return { word: "", reply: await freezeByChat(deps, chat) };
    case "flatten":
      return await afterQuestion(deps, chat, messageId, await flattenByChat(deps, chat, press.nonce));
    case "leave":
      return await afterQuestion(deps, chat, messageId, await leaveByChat(deps, chat, press.nonce));
  }
};
