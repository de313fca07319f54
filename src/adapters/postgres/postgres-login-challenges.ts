import { and, eq, gt } from "drizzle-orm";
import type { LoginChallenge, LoginChallenges } from "#ports/login-challenges.ts";
import type { Database } from "./open-database.ts";
import { loginChallenges } from "./schema/signing-in.ts";

const challengeOfRow = (row: typeof loginChallenges.$inferSelect): LoginChallenge => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
});

const living = (tokenHash: string, kind: LoginChallenge["kind"], at: number) =>
  and(
    eq(loginChallenges.tokenHash, tokenHash),
    eq(loginChallenges.kind, kind),
    gt(loginChallenges.expiresAt, new Date(at)),
  );

/** Steps that were begun, in PostgreSQL: deleting the row is using it. */
export const createPostgresLoginChallenges = (db: Database): LoginChallenges => ({
  create: async (challenge) => {
    await db.insert(loginChallenges).values({
      ...challenge,
      createdAt: new Date(challenge.createdAt),
      expiresAt: new Date(challenge.expiresAt),
    });
  },
  find: async (...one) => {
    const [row] = await db
      .select()
      .from(loginChallenges)
      .where(living(...one));
    return row === undefined ? null : challengeOfRow(row);
  },
  take: async (...one) => {
    const [row] = await db
      .delete(loginChallenges)
      .where(living(...one))
      .returning();
    return row === undefined ? null : challengeOfRow(row);
  },
});
