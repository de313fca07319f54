import { desc } from "drizzle-orm";
import type { Mail, Mails } from "#ports/mails.ts";
import type { Database } from "./open-database.ts";
import { mails } from "./schema/signing-in.ts";

const mailOfRow = ({ seq: _, ...row }: typeof mails.$inferSelect): Mail => ({
  ...row,
  createdAt: row.createdAt.getTime(),
});

/** Mail to be sent, in PostgreSQL. */
export const createPostgresMails = (db: Database): Mails => ({
  write: async (mail) => {
    await db
      .insert(mails)
      .values({ ...mail, createdAt: new Date(mail.createdAt) })
      .onConflictDoNothing({ target: mails.id });
  },
  newest: async (limit) => {
    const rows = await db.select().from(mails).orderBy(desc(mails.seq)).limit(limit);
    return rows.map(mailOfRow);
  },
});
