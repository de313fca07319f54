import { randomUUID } from "node:crypto";
import { telegramLinksContract } from "../contracts/telegram-links-contract.ts";
import { createFakeTelegramLinks } from "./fake-telegram-links.ts";

const users = new Set<string>();
const { links, questions, forget } = createFakeTelegramLinks((userId) => users.has(userId));

telegramLinksContract(() => ({
  links,
  questions,
  addUser: async () => {
    const userId = randomUUID();
    users.add(userId);
    return userId;
  },
  removeUser: async (userId) => {
    users.delete(userId);
    forget(userId);
  },
}));
