import { eq, sql } from "drizzle-orm";
import { fail, ok } from "#domain/result.ts";
import type { User, Users } from "#ports/users.ts";
import { hasSecondFactor } from "./has-second-factor.ts";
import type { Database } from "./open-database.ts";
import { users } from "./schema/people.ts";

const userOfRow = (row: typeof users.$inferSelect): User => ({
  ...row,
  frozenUntil: row.frozenUntil?.getTime() ?? null,
  passwordChangedAt: row.passwordChangedAt?.getTime() ?? null,
  createdAt: row.createdAt.getTime(),
});

const create = async (db: Database, user: Parameters<Users["create"]>[0]): ReturnType<Users["create"]> => {
  const [row] = await db
    .insert(users)
    .values({ ...user, createdAt: new Date(user.createdAt) })
    .onConflictDoNothing()
    .returning();
  return row === undefined ? fail({ kind: "email-taken" }) : ok(userOfRow(row));
};

const setPassword = async (
  db: Database,
  id: string,
  { passwordHash, at, frozenUntil }: Parameters<Users["setPassword"]>[1],
): Promise<void> => {
  const until = frozenUntil === null ? null : new Date(frozenUntil).toISOString();
  await db
    .update(users)
    .set({
      passwordHash,
      passwordChangedAt: new Date(at),
      frozenUntil: sql`greatest(${users.frozenUntil}, ${until}::timestamptz)`,
    })
    .where(eq(users.id, id));
};

/** The unique index decides; another user's address is found nowhere else. */
const setEmail = async (db: Database, id: string, email: string): ReturnType<Users["setEmail"]> => {
  const free = sql`not exists (select 1 from users other where lower(other.email) = ${email} and other.id <> ${id})`;
  try {
    const rows = await db
      .update(users)
      .set({ email })
      .where(sql`${users.id} = ${id} and ${free}`)
      .returning({ id: users.id });
    return rows.length === 1 ? ok(undefined) : fail({ kind: "email-taken" });
  } catch (error) {
    if (isUniqueViolation(error)) return fail({ kind: "email-taken" });
    throw error;
  }
};

const UNIQUE_VIOLATION = "23505";

const isUniqueViolation = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === UNIQUE_VIOLATION || isUniqueViolation(error.cause);
};

/** Users in PostgreSQL; the unique index decides who has an address. */
export const createPostgresUsers = (db: Database): Users => ({
  create: (user) => create(db, user),
  findByEmail: async (email) => {
    const [row] = await db.select().from(users).where(sql`lower(${users.email}) = ${email}`);
    return row === undefined ? null : userOfRow(row);
  },
  find: async (id) => {
    const [row] = await db.select().from(users).where(eq(users.id, id));
    return row === undefined ? null : userOfRow(row);
  },
  hasSecondFactor: (id) => hasSecondFactor(db, id),
  setPassword: (id, change) => setPassword(db, id, change),
  setEmail: (id, email) => setEmail(db, id, email),
  setRole: async (email, role) => {
    const rows = await db
      .update(users)
      .set({ role })
      .where(sql`lower(${users.email}) = ${email}`)
      .returning({ id: users.id });
    return rows.length === 1;
  },
});
