import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { RotationRecords, VaultKey, VaultKeys } from "#ports/vault-keys.ts";
import type { Database, RetryingDatabase, Transaction } from "./open-database.ts";
import { vaultHolders, vaultKeys } from "./schema/vault.ts";

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

const keyOfRow = (row: typeof vaultKeys.$inferSelect): VaultKey => ({
  id: row.id,
  state: row.state,
  fingerprint: row.fingerprint,
  createdAt: row.createdAt.getTime(),
  promotedAt: ms(row.promotedAt),
  retiredAt: ms(row.retiredAt),
  disabledAt: ms(row.disabledAt),
  destroyedAt: ms(row.destroyedAt),
});

/** The database, or the turn of a rotation: what is a transaction by itself is a part of it there. */
type Runner = Database | Transaction;

/** Two who record or promote at once take turns: there is one primary at every moment. */
const oneAfterAnother = <T>(db: Runner, step: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('axisor-vault-keys'))`);
    return step(tx);
  });

type RecordedKey = Parameters<VaultKeys["record"]>[0];

const compareWithRecord = async (db: Runner, key: RecordedKey): Promise<"known" | "different" | null> => {
  const [known] = await db.select().from(vaultKeys).where(eq(vaultKeys.id, key.id));
  if (known === undefined) return null;
  return Buffer.compare(known.fingerprint, key.fingerprint) === 0 ? "known" : "different";
};

const addRecord = (db: Runner, key: RecordedKey): ReturnType<VaultKeys["record"]> =>
  oneAfterAnother(db, async (tx) => {
    const known = await compareWithRecord(tx, key);
    if (known !== null) return known;
    const isFirst = (await tx.select({ id: vaultKeys.id }).from(vaultKeys).limit(1)).length === 0;
    const createdAt = new Date(key.createdAt);
    await tx.insert(vaultKeys).values({
      id: key.id,
      fingerprint: key.fingerprint,
      createdAt,
      state: isFirst ? "primary" : "pre-active",
      promotedAt: isFirst ? createdAt : null,
    });
    return "recorded";
  });

/** Looked at without a lock first: every process asks twice a minute, and nearly always knows. */
const record = async (db: Runner, key: RecordedKey): ReturnType<VaultKeys["record"]> =>
  (await compareWithRecord(db, key)) ?? (await addRecord(db, key));

const promote = (db: Runner, id: number, at: number): Promise<boolean> =>
  oneAfterAnother(db, async (tx) => {
    const [next] = await tx
      .select({ state: vaultKeys.state })
      .from(vaultKeys)
      .where(eq(vaultKeys.id, id))
      .for("update");
    if (next?.state !== "pre-active") return false;
    const when = new Date(at);
    await tx
      .update(vaultKeys)
      .set({ state: "decrypt-only", retiredAt: when })
      .where(eq(vaultKeys.state, "primary"));
    await tx.update(vaultKeys).set({ state: "primary", promotedAt: when }).where(eq(vaultKeys.id, id));
    return true;
  });

/** The row is locked first: whoever writes a secret by this key holds it, and is waited for. */
const disable = (db: Runner, id: number, at: number): ReturnType<VaultKeys["disable"]> =>
  db.transaction(async (tx) => {
    const [key] = await tx
      .select({ state: vaultKeys.state })
      .from(vaultKeys)
      .where(eq(vaultKeys.id, id))
      .for("update");
    if (key?.state !== "decrypt-only") return "not-retired";
    const [used] = await tx.execute(sql`select 1 from sealed_secrets where key_id = ${id} limit 1`);
    if (used !== undefined) return "in-use";
    await tx
      .update(vaultKeys)
      .set({ state: "disabled", disabledAt: new Date(at) })
      .where(eq(vaultKeys.id, id));
    return "disabled";
  });

const move = async (
  db: Runner,
  id: number,
  from: "disabled",
  to: {
    readonly state: "decrypt-only" | "destroyed";
    readonly destroyedAt?: Date;
    readonly disabledAt?: null;
  },
): Promise<boolean> => {
  const rows = await db
    .update(vaultKeys)
    .set(to)
    .where(and(eq(vaultKeys.id, id), eq(vaultKeys.state, from)))
    .returning({ id: vaultKeys.id });
  return rows.length === 1;
};

const recordsOf = (db: Runner): RotationRecords => ({
  all: async () => (await db.select().from(vaultKeys).orderBy(asc(vaultKeys.id))).map(keyOfRow),
  record: (key) => record(db, key),
  promote: (id, at) => promote(db, id, at),
  disable: (id, at) => disable(db, id, at),
  destroy: (id, at) => move(db, id, "disabled", { state: "destroyed", destroyedAt: new Date(at) }),
  holders: async (since) =>
    await db
      .select({ id: vaultHolders.id, keyIds: vaultHolders.keyIds })
      .from(vaultHolders)
      .where(gte(vaultHolders.seenAt, new Date(since))),
});

/** Records of keys in PostgreSQL: what state each is in, for every process alike. */
export const createPostgresVaultKeys = (db: RetryingDatabase): VaultKeys => ({
  ...recordsOf(db),
  enable: (id) => move(db, id, "disabled", { state: "decrypt-only", disabledAt: null }),
  // The lock ends with the transaction, and the transaction with its connection: a rotation that died blocks nobody.
  // A step writes the keyring's file.
  inTurn: (step) =>
    db.once(async (tx) => {
      const [turn] = await tx.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtext('axisor-vault-rotation')) as mine`,
      );
      return turn?.mine === true ? await step(recordsOf(tx)) : null;
    }),
  hold: async ({ id, keyIds, at }) => {
    const seenAt = new Date(at);
    await db
      .insert(vaultHolders)
      .values({ id, keyIds: [...keyIds], seenAt })
      .onConflictDoUpdate({ target: vaultHolders.id, set: { keyIds: [...keyIds], seenAt } });
  },
  leave: async (holderId) => {
    await db.delete(vaultHolders).where(eq(vaultHolders.id, holderId));
  },
});
