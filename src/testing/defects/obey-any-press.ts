import { handleUpdate } from "#services/telegram/handle-update.ts";

/** Asks whose chat it is when somebody writes, and takes it for granted when somebody presses a button. */
export const obeyAnyPress =
  (chatId: number): typeof handleUpdate =>
  (deps, update) =>
    handleUpdate(
      deps,
      update.kind === "press" ? { ...update, chatId, fromId: chatId, isPrivate: true } : update,
    );
