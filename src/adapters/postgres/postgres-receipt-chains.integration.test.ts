import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { RECEIPT_CHAIN_NAME, RECEIPT_CHAIN_ORIGIN } from "#domain/notifications/receipt-content.ts";
import type { StoredGuard } from "#ports/automations.ts";
import { verifyReceipts } from "#services/trade-log/verify-receipts.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { addGuarded, aReceipt } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresReceiptChains } from "./postgres-receipt-chains.ts";
import { writeReceipt } from "./write-receipt.ts";

let stores: Stores;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  stores = await openStores();
  opened = openDatabase(stores.url, { max: 4, name: "receipt-chains-test" });
});
beforeEach(() => stores.empty());
afterAll(async () => {
  await opened.close();
  await stores.close();
});

const verify = () => verifyReceipts({ receiptChains: createPostgresReceiptChains(opened.db) });

const aGuard = async (): Promise<StoredGuard> => {
  const [guard] = (await addGuarded(stores)).guards;
  if (guard === undefined) throw new Error("There is no guard");
  return guard;
};

const write = async (guard: StoredGuard, count: number): Promise<void> => {
  for (let written = 0; written < count; written += 1) await stores.writeReceipt(aReceipt(guard));
};

/** As somebody who owns the database and switched its triggers off. */
const behind = (act: (tx: TransactionSql) => Promise<unknown>): Promise<unknown> =>
  stores.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await act(tx);
  });

test("a chain begins with the digest of its name", () => {
  const digest = createHash("sha256").update(RECEIPT_CHAIN_NAME).digest("hex");
  expect(RECEIPT_CHAIN_ORIGIN).toEqual({ seq: 0, hash: digest });
});

test("receipts of several traders, written at once, are whole chains without gaps", async () => {
  const guards = [await aGuard(), await aGuard(), await aGuard()];
  const odd = { rawAnswer: "a\u0000b\ud800", facts: aGuardReceipt({ failure: "\u0000“ñ”\ud800" }) };
  await Promise.all(guards.flatMap((guard) => [write(guard, 4), stores.writeReceipt(aReceipt(guard, odd))]));
  expect(await verify()).toEqual({ chains: 3, checked: 15, unchained: 0, broken: [] });
});

test("a trader whose receipt waits to be committed keeps nobody else waiting", async () => {
  const [slow, quick] = [await aGuard(), await aGuard()];
  let goOn: () => void = () => undefined;
  let hasWritten: () => void = () => undefined;
  const written = new Promise<void>((resolve) => {
    hasWritten = resolve;
  });
  const open = opened.db.transaction(async (tx) => {
    await writeReceipt(tx, aReceipt(slow));
    hasWritten();
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  });
  await written;
  // Whoever waited for a lock would be refused it after a second.
  await write(quick, 3);
  goOn();
  await open;
  expect(await verify()).toMatchObject({ checked: 4, broken: [] });
});

test.each([
  ["changed", "update receipts set outcome = 'confirmed'"],
  ["removed", "delete from receipts"],
  [
    "written past the chain",
    "insert into receipts (id, user_id, account_id, outcome, facts, at) select gen_random_uuid(), user_id, account_id, outcome, facts, at from receipts",
  ],
])("a receipt cannot be %s, whoever asks", async (_, statement) => {
  await write(await aGuard(), 1);
  await expect(stores.sql.unsafe(statement)).rejects.toThrow(/append-only|receipts_chained/);
  expect(await verify()).toMatchObject({ checked: 1, broken: [] });
});

test.each([
  ["its outcome", "changed", "update receipts set outcome = 'confirmed' where chain_seq = 3"],
  [
    "one number deep in its facts",
    "changed",
    "update receipts set facts = jsonb_set(facts, '{inputs,tick,low}', to_jsonb((facts #>> '{inputs,tick,low}')::int - 1)) where chain_seq = 3",
  ],
  ["its answer", "changed", "update receipts set raw_answer = '' where chain_seq = 3"],
  [
    "its time by a millisecond",
    "changed",
    "update receipts set at = at + interval '1 millisecond' where chain_seq = 3",
  ],
  [
    "a bit of its digest",
    "changed",
    "update receipts set hash = set_bit(hash, 0, 1 - get_bit(hash, 0)) where chain_seq = 3",
  ],
  [
    "a bit of the digest before it",
    "not-linked",
    "update receipts set previous_hash = set_bit(previous_hash, 0, 1 - get_bit(previous_hash, 0)) where chain_seq = 3",
  ],
  ["its place in the log", "changed", "update receipts set seq = seq + 1000 where chain_seq = 3"],
  ["whether it is there", "missing", "delete from receipts where chain_seq = 3"],
  [
    "whether it is there, with a note that its account went",
    "missing",
    "insert into removed_receipts select user_id, chain_seq, account_id, content_hash, previous_hash, hash from receipts where chain_seq = 3; delete from receipts where chain_seq = 3",
  ],
])("whoever changes %s is found, and where", async (_, fault, statement) => {
  const [guard, other] = [await aGuard(), await aGuard()];
  await write(guard, 5);
  await write(other, 2);
  await behind((tx) => tx.unsafe(`${statement}`));
  const { broken } = await verify();
  expect(broken).toEqual([{ userId: guard.userId, seq: 3, fault }]);
});

test("a chain that was cut short, or whose end was taken away, is found", async () => {
  const guard = await aGuard();
  await write(guard, 3);
  await behind((tx) => tx`delete from receipts where chain_seq = 3`);
  expect((await verify()).broken).toEqual([{ userId: guard.userId, seq: 3, fault: "missing" }]);
  await behind((tx) => tx`delete from receipt_chains`);
  expect((await verify()).broken).toEqual([{ userId: guard.userId, seq: 1, fault: "beyond-head" }]);
});

test("receipts go with their account and the chain goes on across them; with their user nothing is left", async () => {
  const guard = await aGuard();
  await write(guard, 3);
  expect(await stores.accounts.remove(guard.userId, guard.accountId)).toBe(true);
  expect(await stores.sql`select 1 from receipts`).toHaveLength(0);
  expect(await verify()).toEqual({ chains: 1, checked: 3, unchained: 0, broken: [] });
  await expect(stores.sql`delete from removed_receipts`).rejects.toThrow("append-only");
  await stores.sql`delete from users`;
  expect(await verify()).toEqual({ chains: 0, checked: 0, unchained: 0, broken: [] });
});

test("receipts from before the chain are counted apart, and break nothing", async () => {
  const guard = await aGuard();
  await write(guard, 2);
  await stores.sql`alter table receipts drop constraint receipts_chained`;
  await behind(
    (tx) => tx`update receipts set chain_seq = null, content_hash = null, previous_hash = null, hash = null`,
  );
  await behind((tx) => tx`delete from receipt_chains`);
  await write(guard, 2);
  expect(await verify()).toEqual({ chains: 1, checked: 2, unchained: 2, broken: [] });
});
