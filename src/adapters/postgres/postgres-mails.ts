import { desc, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Mail, Mails } from "#ports/mails.ts";
import type { Database } from "./open-database.ts";
import { users } from "./schema/people.ts";
import { preferences } from "./schema/preferences.ts";
import { mails } from "./schema/signing-in.ts";

const mailOfRow = ({ seq: _, ...row }: typeof mails.$inferSelect): Mail => ({
  ...row,
  createdAt: row.createdAt.getTime(),
});

/** What the addressee has kept; asked in the same statement, so that nobody learns by the time it takes who is one. */
const keptOr = ({ userId, to }: Mail, column: PgColumn, otherwise: string) => {
  const whose = userId === null ? sql`lower(${users.email}) = ${to}` : sql`${users.id} = ${userId}`;
  return sql`coalesce((select ${column} from ${preferences} join ${users} on ${users.id} = ${preferences.userId} where ${whose}), ${otherwise})`;
};

/** Mail to be sent, in PostgreSQL. */
export const createPostgresMails = (db: Database): Mails => ({
  write: async (mail) => {
    await db
      .insert(mails)
      .values({
        ...mail,
        locale: keptOr(mail, preferences.locale, mail.locale),
        timeZone: keptOr(mail, preferences.timeZone, mail.timeZone),
        createdAt: new Date(mail.createdAt),
      })
      .onConflictDoNothing({ target: mails.id });
  },
  newest: async (limit) => {
    const rows = await db.select().from(mails).orderBy(desc(mails.seq)).limit(limit);
    return rows.map(mailOfRow);
  },
});
