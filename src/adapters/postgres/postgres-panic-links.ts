import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { PanicLink, PanicLinks } from "#ports/panic.ts";
import { lockUser } from "./lock-user.ts";
import type { Database } from "./open-database.ts";
import { panicLinks } from "./schema/panic.ts";

const linkOfRow = (row: typeof panicLinks.$inferSelect): PanicLink => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
  usedAt: row.usedAt?.getTime() ?? null,
  revokedAt: row.revokedAt?.getTime() ?? null,
});

const serves = (at: number) =>
  and(isNull(panicLinks.usedAt), isNull(panicLinks.revokedAt), gt(panicLinks.expiresAt, new Date(at)));

const create = (db: Database, link: PanicLink, most: number): Promise<boolean> =>
  db.transaction(async (tx) => {
    if ((await lockUser(tx, link.userId)) === null) return false;
    const living = await tx
      .select({ id: panicLinks.id })
      .from(panicLinks)
      .where(and(eq(panicLinks.userId, link.userId), serves(link.createdAt)));
    if (living.length >= most) return false;
    await tx.insert(panicLinks).values({
      ...link,
      createdAt: new Date(link.createdAt),
      expiresAt: new Date(link.expiresAt),
      usedAt: null,
      revokedAt: null,
    });
    return true;
  });

/** Panic links in PostgreSQL. Using and revoking are each one statement, so of many callers one does it. */
export const createPostgresPanicLinks = (db: Database): PanicLinks => ({
  create: (link, most) => create(db, link, most),
  ofUser: async (userId) => {
    const rows = await db
      .select()
      .from(panicLinks)
      .where(eq(panicLinks.userId, userId))
      .orderBy(desc(panicLinks.createdAt));
    return rows.map(linkOfRow);
  },
  revoke: async (userId, id, at) => {
    const revoked = await db
      .update(panicLinks)
      .set({ revokedAt: new Date(at) })
      .where(and(eq(panicLinks.userId, userId), eq(panicLinks.id, id), serves(at)))
      .returning({ id: panicLinks.id });
    return revoked.length === 1;
  },
  find: async (digest, at) => {
    const [row] = await db
      .select()
      .from(panicLinks)
      .where(and(eq(panicLinks.digest, digest), serves(at)));
    return row === undefined ? null : linkOfRow(row);
  },
  take: async (digest, at) => {
    const [row] = await db
      .update(panicLinks)
      .set({ usedAt: new Date(at) })
      .where(and(eq(panicLinks.digest, digest), serves(at)))
      .returning();
    return row === undefined ? null : linkOfRow(row);
  },
  living: async (at) => (await db.select().from(panicLinks).where(serves(at))).map(linkOfRow),
});
