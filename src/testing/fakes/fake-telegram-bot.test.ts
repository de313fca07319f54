import { beforeEach } from "vitest";
import { telegramBotContract } from "../contracts/telegram-bot-contract.ts";
import { FakeTelegramBot } from "./fake-telegram-bot.ts";

let bot: FakeTelegramBot;
beforeEach(() => {
  bot = new FakeTelegramBot();
});

telegramBotContract(() => ({
  bot,
  says: (chatId, text) => {
    const id = bot.queue.length + 1;
    const from = { chatId, fromId: chatId, isPrivate: true, fromName: "Ana" };
    bot.queue.push({ id, ...from, kind: "text", text, messageId: bot.nextMessage() });
  },
  block: (chatId) => void bot.blocked.add(chatId),
  messagesIn: (chatId) =>
    bot.sent
      .filter((one) => one.chatId === chatId)
      .filter(({ messageId }) => !bot.removed.some((gone) => gone.messageId === messageId))
      .map(({ text, messageId, buttons }) => ({
        ...{ text, messageId, labels: buttons.flat().map(({ label }) => label) },
      })),
}));
