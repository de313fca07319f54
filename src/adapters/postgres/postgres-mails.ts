import { desc } from "drizzle-orm";
import type { Mail, Mails } from "#ports/mails.ts";
import type { Database } from "./open-database.ts";
import { mails } from "./schema/signing-in.ts";

const mailOfRow = ({ seq: _, createdAt, ...rest }: typeof mails.$inferSelect): Mail => ({
  ...rest,
  createdAt: createdAt.getTime(),
});

/** Mail that is to be sent, in PostgreSQL: facts only. */
export const createPostgresMails = (db: Database): Mails => ({
  write: async (mail) => {
    await db.insert(mails).values({ ...mail, createdAt: new Date(mail.createdAt) });
  },
  newest: async (limit) =>
    (await db.select().from(mails).orderBy(desc(mails.seq)).limit(limit)).map(mailOfRow),
});
