import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { StoredSecret } from "#ports/sealed-secrets.ts";
import type { WorkerRequest } from "#ports/worker-requests.ts";
import { vaultKeysContract } from "#testing/contracts/vault-keys-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { createPostgresSealedSecrets } from "./postgres-sealed-secrets.ts";
import { createPostgresUsers } from "./postgres-users.ts";
import { createPostgresVaultKeys } from "./postgres-vault-keys.ts";
import { createPostgresWorkerRequests } from "./postgres-worker-requests.ts";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const fingerprint = (id: number) => Buffer.alloc(16, id);

let database: TestDatabase;
let opened: OpenDatabase;
let sql: Sql;
let userId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 8, name: "vault-stores" });
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
beforeEach(async () => {
  await sql`truncate users, vault_keys, vault_holders, worker_requests cascade`;
  userId = randomUUID();
  const email = `${userId}@axisor.local`;
  await createPostgresUsers(opened.db).create({ id: userId, email, passwordHash: "none", createdAt: NOW });
  await keys().record({ id: 1, fingerprint: fingerprint(1), createdAt: NOW });
});
afterAll(async () => {
  await opened.close();
  await sql.end();
  await database.drop();
});

const keys = () => createPostgresVaultKeys(opened.db);
const secrets = () => createPostgresSealedSecrets(opened.db);
const requests = () => createPostgresWorkerRequests(opened.db);

const aSecret = (changes: Partial<StoredSecret> = {}): StoredSecret => ({
  userId,
  subjectId: randomUUID(),
  field: "totp",
  revision: 1,
  ciphertext: Buffer.from([1, 2]),
  wrappedKey: Buffer.from([3, 4]),
  keyId: 1,
  ...changes,
});

vaultKeysContract("in PostgreSQL", async () => ({
  keys: keys(),
  empty: async () => void (await sql`truncate vault_keys, vault_holders`),
  use: (keyId) => secrets().put(aSecret({ keyId })),
}));

describe("records of keys in PostgreSQL", () => {
  test("a secret written while its key is being disabled is never left behind a shut key", async () => {
    await keys().record({ id: 2, fingerprint: fingerprint(2), createdAt: NOW });
    await keys().promote(2, NOW);
    for (let round = 0; round < 20; round += 1) {
      const secret = aSecret();
      const [written, disabled] = await Promise.allSettled([secrets().put(secret), keys().disable(1, NOW)]);
      const isKept = written.status === "fulfilled" && written.value;
      const isShut = disabled.status === "fulfilled" && disabled.value === "disabled";
      expect(isKept && isShut).toBe(false);
      await secrets().remove(secret.subjectId, "totp");
      await keys().enable(1);
    }
  });

  test("the turn of a rotation is nobody else's, on whatever connection, and ends with whoever died in it", async () => {
    const other = openDatabase(database.url, { max: 1, name: "another-rotator" });
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const died = createPostgresVaultKeys(other.db)
      .inTurn(async (records) => {
        await records.record({ id: 7, fingerprint: fingerprint(7), createdAt: NOW });
        begin();
        return await new Promise<never>(() => undefined);
      })
      .catch(() => "died");
    await begun;
    expect(await keys().inTurn(async () => ({}))).toBeNull();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'another-rotator'`;
    expect(await died).toBe("died");
    await vi.waitFor(async () => expect(await keys().inTurn(async () => ({}))).toEqual({}));
    expect((await keys().all()).map(({ id }) => id)).toEqual([1]);
    await other.close();
  });
});

describe("sealed secrets", () => {
  test("are found by their revision or an earlier one, and replaced by later ones only", async () => {
    const secret = aSecret();
    expect(await secrets().put(secret)).toBe(true);
    expect(await secrets().put(secret)).toBe(false);
    expect(await secrets().find(secret.subjectId, "totp", 1)).toMatchObject({ keyId: 1 });
    expect(await secrets().find(secret.subjectId, "totp", 2)).toBeNull();
    expect(await secrets().put({ ...secret, revision: 2, ciphertext: Buffer.from([9]) })).toBe(true);
    expect(await secrets().find(secret.subjectId, "totp", 1)).toMatchObject({ revision: 2 });
    expect((await secrets().find(secret.subjectId, "totp", 2))?.ciphertext).toEqual(Buffer.from([9]));
  });

  test("of one user are never overwritten by another's", async () => {
    const secret = aSecret();
    await secrets().put(secret);
    const other = randomUUID();
    const email = `${other}@axisor.local`;
    await createPostgresUsers(opened.db).create({ id: other, email, passwordHash: "none", createdAt: NOW });
    expect(await secrets().put({ ...secret, userId: other, revision: 5 })).toBe(false);
  });

  test("are gone, with their data key, once they are removed or their owner is", async () => {
    const [one, other] = [aSecret(), aSecret()];
    await secrets().put(one);
    await secrets().put(other);
    expect(await secrets().remove(one.subjectId, "totp")).toBe(true);
    expect(await secrets().remove(one.subjectId, "totp")).toBe(false);
    await sql`delete from users`;
    expect(await sql`select 1 from sealed_secrets`).toHaveLength(0);
  });

  test("are moved by many at once, each once, and what cannot be moved does not stop them", async () => {
    await keys().record({ id: 2, fingerprint: fingerprint(2), createdAt: NOW });
    await keys().promote(2, NOW);
    const all = Array.from({ length: 40 }, () => aSecret());
    for (const secret of all) await secrets().put(secret);
    const broken = all[7]?.subjectId;
    const moves = new Map<string, number>();
    const mover = async () => {
      let after: string | null = null;
      do {
        const batch = await secrets().rewrapSome({ primaryId: 2, limit: 7, after }, async (batch) =>
          batch.map((secret) => {
            if (secret.subjectId === broken) return null;
            moves.set(secret.subjectId, (moves.get(secret.subjectId) ?? 0) + 1);
            return { ...secret, wrappedKey: Buffer.from([7]), keyId: 2 };
          }),
        );
        after = batch.last;
      } while (after !== null);
    };
    await Promise.all([mover(), mover(), mover()]);
    await mover();
    expect([...moves.values()].every((times) => times === 1)).toBe(true);
    expect(moves.size).toBe(39);
    expect(await secrets().countByKey()).toEqual(
      new Map([
        [1, 1],
        [2, 39],
      ]),
    );
  });
});

describe("questions to the worker", () => {
  const aRequest = (changes: Partial<WorkerRequest> = {}): WorkerRequest => ({
    id: randomUUID(),
    kind: "test-key",
    userId,
    sealed: Buffer.from([1, 2, 3]),
    facts: { accountId: "a" },
    createdAt: NOW,
    expiresAt: NOW + 5_000,
    ...changes,
  });
  const untilClaimed = async () => {
    for (;;) {
      const claimed = await requests().claim(NOW, 10);
      if (claimed.length > 0) return claimed;
    }
  };

  test("reach it whole, and the answer comes back; then nothing is left of either", async () => {
    const request = aRequest();
    const asked = requests().ask(request);
    const [claimed] = await untilClaimed();
    expect(claimed).toEqual(request);
    expect(await requests().answer(request.id, { ok: true, value: { step: 7 } })).toBe(true);
    expect(await asked).toEqual({ ok: true, value: { step: 7 } });
    expect(await sql`select 1 from worker_requests`).toHaveLength(0);
  });

  test("are given to one of many workers each", async () => {
    const asked = Array.from({ length: 12 }, () => aRequest());
    const answers = asked.map((request) => requests().ask(request));
    const seen: string[] = [];
    const worker = async () => {
      while (seen.length < asked.length) {
        for (const { id } of await requests().claim(NOW, 2)) {
          seen.push(id);
          await requests().answer(id, { ok: true, value: id });
        }
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    expect((await Promise.all(answers)).every((answer) => answer?.ok)).toBe(true);
    expect(seen.toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
  });

  test("that nobody answers end with null, and leave no box behind", async () => {
    expect(await requests().ask(aRequest({ expiresAt: NOW + 20 }))).toBeNull();
    expect(await sql`select 1 from worker_requests`).toHaveLength(0);
  });

  test("that expired are not taken, and are removed when their asker died", async () => {
    const { id } = aRequest();
    await sql`insert into worker_requests (id, kind, user_id, facts, created_at, expires_at)
              values (${id}, 'test-key', ${userId}, '{}', ${new Date(NOW - 9_000)}, ${new Date(NOW - 1)})`;
    expect(await requests().claim(NOW, 10)).toEqual([]);
    expect(await requests().removeExpired(NOW, 10)).toBe(1);
    expect(await requests().answer(id, { ok: true, value: null })).toBe(false);
  });

  test("wake whoever listens", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listening = await requests().listen(resolve);
    const asked = requests().ask(aRequest({ expiresAt: NOW + 50 }));
    await promise;
    await asked;
    await listening.stop();
  });
});
