import { sql } from "drizzle-orm";
import {
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { SecretField } from "#ports/vault.ts";
import type { KeyState } from "#ports/vault-keys.ts";
import type { WorkerAnswer, WorkerRequestKind } from "#ports/worker-requests.ts";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * Every secret we keep for a user, encrypted and bound to its owner. `keyId` repeats what `wrappedKey` says, for the
 * index. Deleting the row shreds the secret: its data key exists nowhere else.
 */
export const sealedSecrets = pgTable(
  "sealed_secrets",
  {
    /** The exchange account, user or webhook it belongs to. */
    subjectId: uuid("subject_id").notNull(),
    field: text("field").$type<SecretField>().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Grows by one with each replacement, and is bound into the encryption. */
    revision: integer("revision").notNull(),
    ciphertext: bytes("ciphertext").notNull(),
    wrappedKey: bytes("wrapped_key").notNull(),
    keyId: integer("key_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subjectId, t.field] }),
    index("sealed_secrets_user").on(t.userId),
    index("sealed_secrets_key").on(t.keyId, t.subjectId),
  ],
);

/** The life of each key-encryption key. The bytes are in the keyring only; `fingerprint` tells two keys of one id apart. */
export const vaultKeys = pgTable(
  "vault_keys",
  {
    id: integer("id").primaryKey(),
    state: text("state").$type<KeyState>().notNull(),
    fingerprint: bytes("fingerprint").notNull(),
    createdAt: timeColumn("created_at").notNull(),
    promotedAt: timeColumn("promoted_at"),
    retiredAt: timeColumn("retired_at"),
    disabledAt: timeColumn("disabled_at"),
    destroyedAt: timeColumn("destroyed_at"),
  },
  (t) => [
    uniqueIndex("vault_keys_one_primary").on(t.state).where(sql`${t.state} = 'primary'`),
    check(
      "vault_keys_state",
      sql`${t.state} in ('pre-active', 'primary', 'decrypt-only', 'disabled', 'destroyed')`,
    ),
  ],
);

/** A process that holds a keyring: a key is promoted once every living one of them has it. */
export const vaultHolders = pgTable("vault_holders", {
  id: uuid("id").primaryKey(),
  keyIds: integer("key_ids").array().notNull(),
  seenAt: timeColumn("seen_at").notNull(),
});

/**
 * What a process without keys asks of one with keys. `sealed` is readable for the worker alone. A row lives for a minute
 * at most, and ends with its answer.
 */
export const workerRequests = pgTable(
  "worker_requests",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").$type<WorkerRequestKind>().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    sealed: bytes("sealed"),
    facts: jsonb("facts").$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: timeColumn("created_at").notNull(),
    expiresAt: timeColumn("expires_at").notNull(),
    takenAt: timeColumn("taken_at"),
    answer: jsonb("answer").$type<WorkerAnswer>(),
  },
  (t) => [
    index("worker_requests_user").on(t.userId),
    index("worker_requests_expiry").on(t.expiresAt),
    index("worker_requests_waiting").on(t.createdAt).where(sql`${t.takenAt} is null`),
  ],
);
