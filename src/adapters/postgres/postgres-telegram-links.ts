import { and, eq, gt, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { TelegramChat, TelegramLinks } from "#ports/telegram-links.ts";
import { lockUser } from "./lock-user.ts";
import type { Database, Transaction } from "./open-database.ts";
import { telegramChats, telegramCodes, telegramState } from "./schema/telegram.ts";

const ONE = 1;

const chatOfRow = (row: typeof telegramChats.$inferSelect): TelegramChat => ({
  ...row,
  boundAt: row.boundAt.getTime(),
  deadAt: row.deadAt?.getTime() ?? null,
});

const issueCode = (
  db: Database,
  newId: () => string,
  { userId, digest, expiresAt }: Parameters<TelegramLinks["issueCode"]>[0],
): Promise<boolean> =>
  db.transaction(async (tx) => {
    if ((await lockUser(tx, userId)) === null) return false;
    const code = { id: newId(), digest, chatId: null, expiresAt: new Date(expiresAt) };
    await tx
      .insert(telegramCodes)
      .values({ userId, purpose: "bind", ...code })
      .onConflictDoUpdate({ target: [telegramCodes.userId, telegramCodes.purpose], set: code });
    return true;
  });

/** What was bound before goes with everything that was asked there, whosever it was. */
const letGo = async (tx: Transaction, userId: string, chatId: number): Promise<void> => {
  const others = await tx
    .delete(telegramChats)
    .where(or(eq(telegramChats.chatId, chatId), eq(telegramChats.userId, userId)))
    .returning({ userId: telegramChats.userId });
  for (const other of others) await tx.delete(telegramCodes).where(eq(telegramCodes.userId, other.userId));
};

const spendCode = (
  db: Database,
  { digest, chatId, label, at }: Parameters<TelegramLinks["spendCode"]>[0],
): Promise<string | null> =>
  db.transaction(async (tx) => {
    const serves = and(eq(telegramCodes.digest, digest), gt(telegramCodes.expiresAt, new Date(at)));
    const [spent] = await tx
      .delete(telegramCodes)
      .where(and(eq(telegramCodes.purpose, "bind"), serves))
      .returning({ userId: telegramCodes.userId });
    if (spent === undefined) return null;
    const { userId } = spent;
    const bound = { chatId, label, boundAt: new Date(at), deadAt: null };
    // Two who bind one chat at once: whoever comes second sees the first's row as soon as that is committed, and takes it.
    for (;;) {
      await letGo(tx, userId, chatId);
      const [row] = await tx
        .insert(telegramChats)
        .values({ userId, ...bound })
        .onConflictDoNothing()
        .returning({ userId: telegramChats.userId });
      if (row !== undefined) return row.userId;
    }
  });

/**
 * Takes an update up in one statement, so of pollers that run at once one does. The first update makes the row, and whoever
 * comes second for that finds it.
 */
const keepUpdate = async (
  db: Database,
  { id, at, anewBefore }: Parameters<TelegramLinks["keepUpdate"]>[0],
): Promise<boolean> => {
  const taken = { last: id, at: new Date(at) };
  const kept = await db
    .insert(telegramState)
    .values({ one: ONE, ...taken })
    .onConflictDoUpdate({
      target: telegramState.one,
      set: taken,
      setWhere: sql`${lt(telegramState.last, id)} or ${lte(telegramState.at, new Date(anewBefore))}`,
    })
    .returning({ last: telegramState.last });
  return kept.length === 1;
};

/** Chats of the Telegram bot, the codes that bind them, and how far its updates were read, in PostgreSQL. */
export const createPostgresTelegramLinks = (db: Database, newId: () => string): TelegramLinks => ({
  issueCode: (code) => issueCode(db, newId, code),
  spendCode: (spent) => spendCode(db, spent),
  chatOf: async (userId) => {
    const [row] = await db.select().from(telegramChats).where(eq(telegramChats.userId, userId));
    return row === undefined ? null : chatOfRow(row);
  },
  userOf: async (chatId) => {
    const [row] = await db
      .select({ userId: telegramChats.userId })
      .from(telegramChats)
      .where(eq(telegramChats.chatId, chatId));
    return row?.userId ?? null;
  },
  unbind: (userId) =>
    db.transaction(async (tx) => {
      await tx.delete(telegramCodes).where(eq(telegramCodes.userId, userId));
      const gone = await tx.delete(telegramChats).where(eq(telegramChats.userId, userId)).returning();
      return gone.length === 1;
    }),
  markDead: async (chatId, at) => {
    await db
      .update(telegramChats)
      .set({ deadAt: new Date(at) })
      .where(and(eq(telegramChats.chatId, chatId), isNull(telegramChats.deadAt)));
  },
  markAlive: async (chatId) => {
    await db
      .update(telegramChats)
      .set({ deadAt: null })
      .where(and(eq(telegramChats.chatId, chatId), isNotNull(telegramChats.deadAt)));
  },
  lastUpdate: async () => {
    const [row] = await db.select().from(telegramState);
    return row === undefined ? null : { id: row.last, at: row.at.getTime() };
  },
  keepUpdate: (update) => keepUpdate(db, update),
});
