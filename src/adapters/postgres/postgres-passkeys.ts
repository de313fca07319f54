import { asc, eq, sql } from "drizzle-orm";
import type { Factors, Passkey } from "#ports/factors.ts";
import type { Database } from "./open-database.ts";
import { removePasskey } from "./remove-factor.ts";
import { passkeys } from "./schema/signing-in.ts";

type PasskeyStore = Pick<
  Factors,
  "passkeys" | "passkey" | "addPasskey" | "countPasskeyUse" | "removePasskey"
>;

const passkeyOfRow = (row: typeof passkeys.$inferSelect): Passkey => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  lastUsedAt: row.lastUsedAt?.getTime() ?? null,
});

const addPasskey = async (db: Database, passkey: Passkey): Promise<boolean> => {
  const rows = await db
    .insert(passkeys)
    .values({
      ...passkey,
      transports: [...passkey.transports],
      createdAt: new Date(passkey.createdAt),
      lastUsedAt: passkey.lastUsedAt === null ? null : new Date(passkey.lastUsedAt),
    })
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return rows.length === 1;
};

/** An authenticator that counts nothing says 0 for ever; one that counts must have counted on. */
const countPasskeyUse = async (db: Database, id: string, counter: number, at: number): Promise<boolean> => {
  const rows = await db
    .update(passkeys)
    .set({ counter, lastUsedAt: new Date(at) })
    .where(
      sql`${passkeys.id} = ${id}
        and (${passkeys.counter} < ${counter}::bigint or ${passkeys.counter} = 0 and ${counter}::bigint = 0)`,
    )
    .returning({ id: passkeys.id });
  return rows.length === 1;
};

/** Public keys of authenticators in PostgreSQL. */
export const createPostgresPasskeys = (db: Database): PasskeyStore => ({
  passkeys: async (userId) => {
    const rows = await db
      .select()
      .from(passkeys)
      .where(eq(passkeys.userId, userId))
      .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
    return rows.map(passkeyOfRow);
  },
  passkey: async (id) => {
    const [row] = await db.select().from(passkeys).where(eq(passkeys.id, id));
    return row === undefined ? null : passkeyOfRow(row);
  },
  addPasskey: (passkey) => addPasskey(db, passkey),
  countPasskeyUse: (id, counter, at) => countPasskeyUse(db, id, counter, at),
  removePasskey: (userId, id) => removePasskey(db, userId, id),
});
