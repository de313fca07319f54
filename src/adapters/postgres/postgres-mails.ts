import { and, desc, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Mail, MailDispatch, Mails } from "#ports/mails.ts";
import type { JobInbox } from "./jobs/create-postgres-jobs.ts";
import type { Database } from "./open-database.ts";
import { users } from "./schema/people.ts";
import { preferences } from "./schema/preferences.ts";
import { mails } from "./schema/signing-in.ts";
import { traceOf } from "./trace-of.ts";

const mailOfRow = ({
  id,
  to,
  userId,
  facts,
  locale,
  timeZone,
  createdAt,
}: typeof mails.$inferSelect): Mail => ({
  id,
  to,
  userId,
  facts,
  locale,
  timeZone,
  createdAt: createdAt.getTime(),
});

/** What the addressee has kept; asked in the same statement, so that nobody learns by the time it takes who is one. */
const keptOr = ({ userId, to }: Mail, column: PgColumn, otherwise: string) => {
  const whose = userId === null ? sql`lower(${users.email}) = ${to}` : sql`${users.id} = ${userId}`;
  return sql`coalesce((select ${column} from ${preferences} join ${users} on ${users.id} = ${preferences.userId} where ${whose}), ${otherwise})`;
};

const isWaiting = (id: string) => and(eq(mails.id, id), eq(mails.state, "waiting"));

type Standing = Pick<typeof mails.$inferInsert, "state" | "endedAt">;

/** With the job that sends it, which finds nothing to send where the mail does not wait. */
const write = (
  db: Database,
  jobs: Pick<JobInbox, "add"> | null,
  mail: Mail,
  standing: Standing,
): Promise<void> =>
  db.transaction(async (tx) => {
    const written = await tx
      .insert(mails)
      .values({
        ...mail,
        locale: keptOr(mail, preferences.locale, mail.locale),
        timeZone: keptOr(mail, preferences.timeZone, mail.timeZone),
        createdAt: new Date(mail.createdAt),
        ...standing,
      })
      .onConflictDoNothing({ target: mails.id })
      .returning({ id: mails.id });
    const job = { id: mail.id, subjectId: mail.id, round: 1, traceparent: traceOf(tx), afterMs: 0 };
    if (jobs !== null && written.length > 0) await jobs.add(tx, "letter", [job]);
  });

/** What was never to be sent has ended when it was written; what an installation without mail shows never ends. */
const isForSomebody = or(ne(mails.state, "unsent"), isNull(mails.endedAt));

/** Mail to be sent, in PostgreSQL; `jobs` is null where this installation sends none. */
export const createPostgresMails = (
  db: Database,
  jobs: Pick<JobInbox, "add"> | null,
): Mails & MailDispatch => ({
  write: (mail) => write(db, jobs, mail, { state: jobs === null ? "unsent" : "waiting", endedAt: null }),
  // Old from the start: the next sweep takes it with the dead links, and nobody's address stays.
  writeForNobody: (mail) =>
    write(db, jobs, { ...mail, createdAt: 0 }, { state: "unsent", endedAt: new Date(0) }),
  waiting: async (id) => {
    const [row] = await db.select().from(mails).where(isWaiting(id));
    return row === undefined ? null : mailOfRow(row);
  },
  noteAttempt: async (id, words) => {
    await db
      .update(mails)
      .set({ attempts: sql`${mails.attempts} + 1`, lastWords: words })
      .where(isWaiting(id));
  },
  end: async (id, state, words, at) => {
    await db
      .update(mails)
      .set({ state, lastWords: words, endedAt: new Date(at), attempts: sql`${mails.attempts} + 1` })
      .where(isWaiting(id));
  },
  newest: async (limit) => {
    const rows = await db.select().from(mails).where(isForSomebody).orderBy(desc(mails.seq)).limit(limit);
    return rows.map(mailOfRow);
  },
});
