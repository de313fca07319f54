import { handleUpdate } from "#services/telegram/handle-update.ts";

/** Does for whoever found the bot what it does for the one trader it was set up for: in whatever chat, whoever wrote. */
export const obeyAnyChat =
  (chatId: number): typeof handleUpdate =>
  (deps, update) =>
    handleUpdate(deps, { ...update, chatId, fromId: chatId, isPrivate: true });
