import type {
  TelegramChat,
  TelegramLinks,
  TelegramQuestion,
  TelegramQuestions,
} from "#ports/telegram-links.ts";

type Code = { readonly digest: string; readonly expiresAt: number };

/** Chats, codes and questions in memory; `isThere` tells whether there is such a user. */
export const createFakeTelegramLinks = (
  isThere: (userId: string) => boolean = () => true,
): { readonly links: TelegramLinks; readonly questions: TelegramQuestions; forget(userId: string): void } => {
  const chats = new Map<string, TelegramChat>();
  const codes = new Map<string, Code>();
  const asked = new Map<string, TelegramQuestion & { readonly digest: string }>();
  let last: { readonly id: number; readonly at: number } | null = null;
  const ownerOf = (chatId: number) => [...chats.values()].find((chat) => chat.chatId === chatId) ?? null;
  const change = (chatId: number, deadAt: (chat: TelegramChat) => number | null): void => {
    const chat = ownerOf(chatId);
    if (chat !== null) chats.set(chat.userId, { ...chat, deadAt: deadAt(chat) });
  };
  const drop = (userId: string): boolean => {
    codes.delete(userId);
    asked.delete(userId);
    return chats.delete(userId);
  };
  const links: TelegramLinks = {
    issueCode: async ({ userId, ...code }) => {
      if (!isThere(userId)) return false;
      codes.set(userId, code);
      return true;
    },
    spendCode: async ({ digest, chatId, label, at }) => {
      const [userId] = [...codes].find(([, code]) => code.digest === digest && code.expiresAt > at) ?? [null];
      if (userId === null) return null;
      const before = ownerOf(chatId);
      if (before !== null) drop(before.userId);
      drop(userId);
      chats.set(userId, { userId, chatId, label, boundAt: at, deadAt: null });
      return userId;
    },
    chatOf: async (userId) => chats.get(userId) ?? null,
    userOf: async (chatId) => ownerOf(chatId)?.userId ?? null,
    unbind: async (userId) => drop(userId),
    markDead: async (chatId, at) => change(chatId, ({ deadAt }) => deadAt ?? at),
    markAlive: async (chatId) => change(chatId, () => null),
    lastUpdate: async () => last,
    keepUpdate: async ({ id, at, anewBefore }) => {
      if (last !== null && last.id >= id && last.at > anewBefore) return false;
      last = { id, at };
      return true;
    },
  };
  const questions: TelegramQuestions = {
    ask: async (question) => void asked.set(question.userId, question),
    find: async ({ digest, userId, chatId, at }) => {
      const question = asked.get(userId);
      if (question === undefined) return null;
      const { digest: kept, ...told } = question;
      return kept === digest && told.chatId === chatId && told.expiresAt > at ? told : null;
    },
    take: async (id) => {
      const question = [...asked.values()].find((one) => one.id === id);
      return question !== undefined && asked.delete(question.userId);
    },
  };
  return { links, questions, forget: (userId) => void drop(userId) };
};
