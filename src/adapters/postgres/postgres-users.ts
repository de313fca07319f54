import { sql } from "drizzle-orm";
import { fail, ok } from "#domain/result.ts";
import type { User, Users } from "#ports/users.ts";
import type { Database } from "./open-database.ts";
import { users } from "./schema/people.ts";

const userOfRow = (row: typeof users.$inferSelect): User => ({ ...row, createdAt: row.createdAt.getTime() });

/** Users in PostgreSQL; the unique index decides who has an address. */
export const createPostgresUsers = (db: Database): Users => ({
  create: async (user) => {
    const rows = await db
      .insert(users)
      .values({ ...user, createdAt: new Date(user.createdAt) })
      .onConflictDoNothing()
      .returning();
    return rows.length === 1 ? ok(user) : fail({ kind: "email-taken" });
  },
  findByEmail: async (email) => {
    const [row] = await db.select().from(users).where(sql`lower(${users.email}) = ${email}`);
    return row === undefined ? null : userOfRow(row);
  },
});
