import { and, eq, gt } from "drizzle-orm";
import type { TelegramQuestions } from "#ports/telegram-links.ts";
import type { Database } from "./open-database.ts";
import { telegramCodes } from "./schema/telegram.ts";

const PURPOSE = "flatten";

/** Questions of the Telegram bot that wait for a press, in PostgreSQL. */
export const createPostgresTelegramQuestions = (db: Database): TelegramQuestions => ({
  ask: async ({ userId, ...question }) => {
    const asked = { ...question, expiresAt: new Date(question.expiresAt) };
    await db
      .insert(telegramCodes)
      .values({ userId, purpose: PURPOSE, ...asked })
      .onConflictDoUpdate({ target: [telegramCodes.userId, telegramCodes.purpose], set: asked });
  },
  find: async ({ digest, userId, chatId, at }) => {
    const [row] = await db
      .select({ id: telegramCodes.id, expiresAt: telegramCodes.expiresAt })
      .from(telegramCodes)
      .where(
        and(
          eq(telegramCodes.userId, userId),
          eq(telegramCodes.purpose, PURPOSE),
          eq(telegramCodes.digest, digest),
          eq(telegramCodes.chatId, chatId),
          gt(telegramCodes.expiresAt, new Date(at)),
        ),
      );
    return row === undefined ? null : { id: row.id, userId, chatId, expiresAt: row.expiresAt.getTime() };
  },
  take: async (id) => {
    const taken = await db
      .delete(telegramCodes)
      .where(and(eq(telegramCodes.id, id), eq(telegramCodes.purpose, PURPOSE)))
      .returning({ id: telegramCodes.id });
    return taken.length === 1;
  },
});
