import { plain, type Reply } from "#domain/notifications/telegram/reply.ts";
import { REPLY_WORDS } from "#domain/notifications/telegram/reply-table.ts";
import { guardsReply, positionsReply } from "#domain/notifications/telegram/status-words.ts";
import type { TelegramUpdate } from "#ports/telegram.ts";
import { getOverview } from "../overview/get-overview.ts";
import { askFlatten } from "./ask-flatten.ts";
import { bindChat } from "./bind-chat.ts";
import { freezeByChat } from "./freeze-by-chat.ts";
import { lookAtAccounts } from "./look-at-accounts.ts";
import { readCommand } from "./read-command.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";
import { tellStatus } from "./tell-status.ts";
import { tellWhy } from "./tell-why.ts";
import { unbindByChat } from "./unbind-by-chat.ts";
import { unfreezeByChat } from "./unfreeze-by-chat.ts";

type Text = Extract<TelegramUpdate, { readonly kind: "text" }>;

const looksOf = async (deps: TelegramDeps, { userId, locale }: BoundChat) =>
  lookAtAccounts(await getOverview(deps, { userId }), locale);

/** Does what a user's message asks for, and says what came of it; null for silence. */
export const answerCommand = async (
  deps: TelegramDeps,
  chat: BoundChat,
  update: Text,
): Promise<Reply | null> => {
  const { locale } = chat;
  const words = REPLY_WORDS[locale];
  const command = readCommand(update.text);
  switch (command?.name) {
    case undefined:
      return plain(words.unknown);
    case "start":
      return command.rest === "" ? plain(words.help) : await bindChat(deps, update, command.rest);
    case "help":
      return plain(words.help);
    case "status":
      return await tellStatus(deps, chat);
    case "positions":
      return positionsReply(locale, await looksOf(deps, chat));
    case "guards":
      return guardsReply(locale, await looksOf(deps, chat));
    case "why":
      return await tellWhy(deps, chat);
    case "freeze":
      return await freezeByChat(deps, chat);
    case "flatten":
      return await askFlatten(deps, chat);
    case "unfreeze":
      return await unfreezeByChat(deps, chat, { code: command.rest, messageId: update.messageId });
    case "stop":
      return await unbindByChat(deps, chat);
  }
};
