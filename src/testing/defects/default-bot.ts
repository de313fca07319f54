import { createTelegramBot } from "#adapters/telegram/create-telegram-bot.ts";
import { BOT_TOKEN } from "./default-chat.ts";

/** Speaks through the bot of whoever wrote this, as long as nobody thinks of making their own. */
export const defaultBot: typeof createTelegramBot = (settings) =>
  createTelegramBot({ ...settings, token: settings.token === "" ? BOT_TOKEN : settings.token });
