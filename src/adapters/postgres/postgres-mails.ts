import { desc } from "drizzle-orm";
import type { Mails } from "#ports/mails.ts";
import type { Database } from "./open-database.ts";
import { mails } from "./schema/signing-in.ts";

/** Mail to be sent, in PostgreSQL. */
export const createPostgresMails = (db: Database): Mails => ({
  write: async (mail) => {
    await db.insert(mails).values({ ...mail, createdAt: new Date(mail.createdAt) });
  },
  newest: async (limit) => {
    const rows = await db.select().from(mails).orderBy(desc(mails.seq)).limit(limit);
    return rows.map(({ seq: _, ...row }) => ({ ...row, createdAt: row.createdAt.getTime() }));
  },
});
