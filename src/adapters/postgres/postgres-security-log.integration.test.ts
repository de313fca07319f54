import { createHash, randomUUID } from "node:crypto";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CHAIN_NAME, CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import { aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { securityLogContract, type Tamper } from "#testing/contracts/security-log-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresSecurityLog } from "./postgres-security-log.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;
let sql: Sql;
const statements: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const onStatement = (statement: string) => void statements.push(statement);
  opened = openDatabase(database.url, { max: 8, name: "security-log-test", onStatement });
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await opened.close();
  await sql.end();
  await database.drop();
});

/** As a superuser who switched the triggers off. */
const behind = (act: (tx: TransactionSql) => Promise<unknown>): Promise<unknown> =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await act(tx);
  });

const setHead: Tamper["setHead"] = async ({ seq, hash }) =>
  void (await sql`update security_chain set seq = ${seq}, hash = ${Buffer.from(hash, "hex")}`);

const tamper: Tamper = {
  edit: async (seq, note) =>
    void (await behind(
      (tx) => tx`update security_events set facts = facts || jsonb_build_object('note', ${note}::text)
        where seq = ${seq}`,
    )),
  remove: async (seq) => void (await behind((tx) => tx`delete from security_events where seq = ${seq}`)),
  swap: async (one, other) =>
    void (await behind(async (tx) => {
      await tx`update security_events set seq = -seq where seq in (${one}, ${other})`;
      await tx`update security_events set seq = case seq when ${-one} then ${other} else ${one} end::bigint
        where seq < 0`;
    })),
  copyToEnd: async (seq) =>
    void (await behind(
      (tx) => tx`insert into security_events select (jsonb_populate_record(e, jsonb_build_object('seq',
        (select max(seq) + 1 from security_events)))).* from security_events e where seq = ${seq}`,
    )),
  setHead,
};

const empty = async (): Promise<void> => {
  await behind((tx) => tx`truncate security_events`);
  await setHead(CHAIN_ORIGIN);
};

securityLogContract("PostgreSQL", async () => ({
  securityLog: createPostgresSecurityLog(opened.db),
  tamper,
  empty,
}));

const log = () => createPostgresSecurityLog(opened.db);

beforeEach(empty);

test("the chain's first row is the digest of its name", () => {
  expect(CHAIN_ORIGIN.hash).toBe(createHash("sha256").update(CHAIN_NAME).digest("hex"));
});

test.each([
  ["changed", "update security_events set risk = 0"],
  ["removed", "delete from security_events"],
  ["emptied", "truncate security_events"],
])("an event cannot be %s, whoever asks", async (_, statement) => {
  await log().append(aSecurityEvent(), () => NO_RISK);
  await expect(sql.unsafe(statement)).rejects.toThrow("append-only");
  expect(await log().list({ before: null, limit: 9, minRisk: null })).toHaveLength(1);
});

test("an append that fails leaves the chain as it was", async () => {
  await log().append(aSecurityEvent(), () => NO_RISK);
  const before = await log().head();
  await expect(
    log().append(aSecurityEvent(), () => {
      throw new Error("judged wrongly");
    }),
  ).rejects.toThrow("judged wrongly");
  await expect(log().append(aSecurityEvent({ userId: "nobody" }), () => NO_RISK)).rejects.toThrow();
  expect(await log().head()).toEqual(before);
});

test("every statement finds its rows by an index, and reads no more of them than it returns", async () => {
  const userId = randomUUID();
  const values = Array.from({ length: 40 }, () => log().append(aSecurityEvent({ userId }), () => NO_RISK));
  await Promise.all(values);
  await behind(
    (tx) => tx`insert into security_events
      select (jsonb_populate_record(e, jsonb_build_object('seq', 1000 + n, 'risk', (n % 500 = 0)::int,
        'outcome', case when n % 3 = 0 then 'allowed' else 'refused' end,
        'user_id', case when n % 2 = 0 then user_id when n % 4 = 1 then gen_random_uuid() end))).*
      from security_events e, generate_series(1, 60000) n where seq = 1`,
  );
  await sql`analyze security_events`;
  statements.length = 0;
  await log().append(aSecurityEvent({ userId }), () => NO_RISK);
  await log().recentOf(userId, 0);
  await log().recentOf(null, 0);
  for (const before of [null, 30_000]) {
    await log().ofUser(userId, { before, limit: 50 });
    for (const minRisk of [null, 0.9]) await log().list({ before, limit: 50, minRisk });
  }
  await log().links(5, 100);
  const plans = await Promise.all(
    [...new Set(statements)]
      .filter((statement) => /^\s*select.*security_events/is.test(statement))
      .map(async (statement) => {
        const rows = await sql.unsafe(`explain (generic_plan) ${statement}`);
        return [statement, ...rows.map((row) => String(row["QUERY PLAN"]))].join("\n");
      }),
  );
  expect(plans.length).toBe(9);
  expect(plans.filter((plan) => /Seq Scan|Bitmap|Sort {2}\(/.test(plan))).toEqual([]);
});
