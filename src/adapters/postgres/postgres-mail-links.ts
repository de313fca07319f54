import { and, eq, gt } from "drizzle-orm";
import type { MailLink, MailLinks } from "#ports/mails.ts";
import type { Database } from "./open-database.ts";
import { mailLinks } from "./schema/signing-in.ts";

const linkOfRow = (row: typeof mailLinks.$inferSelect): MailLink => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
});

type TakenRow = { readonly id: string; readonly createdMs: string; readonly expiresMs: string } & Pick<
  MailLink,
  "purpose" | "email" | "userId"
>;

/** One statement takes the link and its likes, so that of two links for one address one caller gets one. */
const take = async (db: Database, id: string, at: number): Promise<MailLink | null> => {
  const rows = await db.$client<TakenRow[]>`
    delete from mail_links link
    using (select email, purpose from mail_links where id = ${id} and expires_at > ${new Date(at).toISOString()}) wanted
    where link.email = wanted.email and link.purpose = wanted.purpose
    returning link.id, link.purpose, link.email, link.user_id as "userId",
      extract(epoch from link.created_at) * 1000 as "createdMs", extract(epoch from link.expires_at) * 1000 as "expiresMs"`;
  const taken = rows.find((row) => row.id === id);
  if (taken === undefined) return null;
  const { createdMs, expiresMs, ...rest } = taken;
  return { ...rest, createdAt: Number(createdMs), expiresAt: Number(expiresMs) };
};

/** Links that were sent, in PostgreSQL. */
export const createPostgresMailLinks = (db: Database): MailLinks => ({
  create: async (link) => {
    await db
      .insert(mailLinks)
      .values({ ...link, createdAt: new Date(link.createdAt), expiresAt: new Date(link.expiresAt) });
  },
  find: async (id, at) => {
    const [row] = await db
      .select()
      .from(mailLinks)
      .where(and(eq(mailLinks.id, id), gt(mailLinks.expiresAt, new Date(at))));
    return row === undefined ? null : linkOfRow(row);
  },
  take: (id, at) => take(db, id, at),
});
