import { and, eq, gte, sql } from "drizzle-orm";
import type { SealedSecrets, StoredSecret } from "#ports/sealed-secrets.ts";
import type { SecretField } from "#ports/vault.ts";
import { arrayOf } from "./array-of.ts";
import type { Database, Transaction } from "./open-database.ts";
import { sealedSecrets } from "./schema/vault.ts";

/**
 * Writes a secret unless one of the same or a later revision stands there. The key it was sealed with is held meanwhile:
 * it cannot be disabled between our look and our write. @throws Error when that key may seal no more.
 */
export const putSecret = async (tx: Transaction | Database, secret: StoredSecret): Promise<boolean> => {
  const { rows } = await withKeyHeld(tx, secret.keyId, () =>
    tx
      .insert(sealedSecrets)
      .values({ ...secret })
      .onConflictDoUpdate({
        target: [sealedSecrets.subjectId, sealedSecrets.field],
        set: { ...secret },
        setWhere: sql`${sealedSecrets.revision} < excluded.revision and ${sealedSecrets.userId} = excluded.user_id`,
      })
      .returning({ id: sealedSecrets.subjectId })
      .then((written) => ({ rows: written.length })),
  );
  return rows === 1;
};

/** Runs a write while the key it wraps by cannot change its state. */
const withKeyHeld = async <T>(
  tx: Transaction | Database,
  keyId: number,
  write: () => Promise<T>,
): Promise<T> => {
  const held = await tx.execute(
    sql`select 1 from vault_keys where id = ${keyId} and state in ('primary', 'decrypt-only') for share`,
  );
  if (held.length === 0) throw new Error(`Key ${keyId} seals no more; the secret has to be sealed anew`);
  return await write();
};

export const removeSecret = async (
  tx: Transaction | Database,
  subjectId: string,
  field: SecretField,
): Promise<boolean> => {
  const rows = await tx
    .delete(sealedSecrets)
    .where(and(eq(sealedSecrets.subjectId, subjectId), eq(sealedSecrets.field, field)))
    .returning({ id: sealedSecrets.subjectId });
  return rows.length === 1;
};

/** Where to go on, as text: the subject and the field of the row that was tried last. */
const placeOf = ({ subjectId, field }: Pick<StoredSecret, "subjectId" | "field">): string =>
  `${subjectId} ${field}`;

const beyond = (after: string | null) => {
  if (after === null) return sql`true`;
  const [subjectId, field] = after.split(" ");
  return sql`(${sealedSecrets.subjectId}, ${sealedSecrets.field}) > (${subjectId}::uuid, ${field})`;
};

type Moved = Pick<StoredSecret, "subjectId" | "field" | "wrappedKey" | "keyId">;

/** Only the wrapping changes, in one statement for the batch; its rows are locked. */
const storeMoved = (tx: Transaction, moved: readonly Moved[]) => {
  const column = (of: (secret: Moved) => string | number) => arrayOf(moved.map(of));
  return tx.execute(sql`
    update sealed_secrets s set wrapped_key = m.wrapped_key, key_id = m.key_id
    from unnest(${column(({ subjectId }) => subjectId)}::uuid[], ${column(({ field }) => field)}::text[],
                ${column(({ wrappedKey }) => `\\x${Buffer.from(wrappedKey).toString("hex")}`)}::bytea[],
                ${column(({ keyId }) => keyId)}::int[]) m(subject_id, field, wrapped_key, key_id)
    where s.subject_id = m.subject_id and s.field = m.field`);
};

const rewrapSome = (
  db: Database,
  ...[{ primaryId, limit, after }, rewrap]: Parameters<SealedSecrets["rewrapSome"]>
): ReturnType<SealedSecrets["rewrapSome"]> =>
  db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(sealedSecrets)
      .where(sql`${sealedSecrets.keyId} <> ${primaryId} and ${beyond(after)}`)
      .orderBy(sealedSecrets.subjectId, sealedSecrets.field)
      .limit(limit)
      .for("update", { skipLocked: true });
    const rewrapped = rows.length === 0 ? [] : await rewrap(rows);
    const moved = rows.flatMap(({ subjectId, field }, place) => {
      const sealed = rewrapped[place] ?? null;
      return sealed === null ? [] : { subjectId, field, ...sealed };
    });
    if (moved.length > 0) await storeMoved(tx, moved);
    const last = rows.at(-1);
    return {
      moved: moved.length,
      broken: rows.length - moved.length,
      last: last === undefined ? null : placeOf(last),
    };
  });

/** Sealed secrets in PostgreSQL. */
export const createPostgresSealedSecrets = (db: Database): SealedSecrets => ({
  find: async (subjectId, field, revision) => {
    const [row] = await db
      .select({
        ciphertext: sealedSecrets.ciphertext,
        wrappedKey: sealedSecrets.wrappedKey,
        keyId: sealedSecrets.keyId,
        revision: sealedSecrets.revision,
      })
      .from(sealedSecrets)
      .where(
        and(
          eq(sealedSecrets.subjectId, subjectId),
          eq(sealedSecrets.field, field),
          gte(sealedSecrets.revision, revision),
        ),
      );
    return row ?? null;
  },
  put: (secret) => db.transaction((tx) => putSecret(tx, secret)),
  remove: (subjectId, field) => removeSecret(db, subjectId, field),
  rewrapSome: (...args) => rewrapSome(db, ...args),
  countByKey: async () => {
    const rows = await db
      .select({ keyId: sealedSecrets.keyId, count: sql<string>`count(*)` })
      .from(sealedSecrets)
      .groupBy(sealedSecrets.keyId);
    return new Map(rows.map(({ keyId, count }) => [keyId, Number(count)]));
  },
});
