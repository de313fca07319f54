import { spawn } from "node:child_process";
import { once } from "node:events";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commandArgs } from "#cli/infra/command-args.ts";
import { inheritedEnv } from "#env";
import { openSecurityDesk } from "#server/composition/desks/open-security-desk.ts";
import { aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { aLog } from "#testing/server/a-log.ts";
import { addGuarded, aReceipt } from "#testing/stores/guarded-position.ts";
import { openStores } from "#testing/stores/open-stores.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  const desk = openSecurityDesk(database.url, { clock: Date.now, log: aLog().log });
  for (let at = 0; at < 5; at++) await desk.security.record(aSecurityEvent({ userId: null, at: 1_000 + at }));
  await desk.close();
});
afterEach(() => database.drop());

/** The command as an operator types it. */
const run = async (...args: readonly string[]) => {
  const env = { ...inheritedEnv("test"), DATABASE_URL: database.url };
  const child = spawn(process.execPath, commandArgs("src/cli/verify-chain.ts", args), { env });
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => void heard.push(String(chunk)));
  }
  const [code] = await once(child, "close");
  return { code, output: heard.join("") };
};

const headOf = (output: string): string => /\d+:[0-9a-f]{64}/.exec(output)?.[0] ?? "none";

/** As somebody who owns the database. */
const behind = async (statement: string): Promise<void> => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(statement);
  });
  await sql.end();
};

describe("verify-chain", () => {
  test("finds a whole log whole, and by the head it printed again", async () => {
    const first = await run();
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining("5 events") });
    expect(await run("--head", headOf(first.output))).toMatchObject({ code: 0 });
    const { output } = await run("--json");
    expect(JSON.parse(output)).toMatchObject({ kind: "intact", checked: 5 });
  });

  test("names the trader's receipt that was changed, and ends with 1", async () => {
    await database.drop();
    const stores = await openStores();
    database = { url: stores.url, drop: stores.close };
    const { userId, guards } = await addGuarded(stores);
    for (const guard of guards) await stores.writeReceipt(aReceipt(guard));
    expect(await run()).toMatchObject({
      code: 0,
      output: expect.stringContaining("1 receipts of 1 traders"),
    });
    await behind("update receipts set raw_answer = 'done'");
    const { code, output } = await run();
    const fault = `Trader ${userId}: Receipt 1 does not say what it said`;
    expect([code, output]).toEqual([1, expect.stringContaining(fault)]);
  });

  test("names the event that was changed, and ends with 1", async () => {
    await behind("update security_events set outcome = 'failed' where seq = 3");
    const { code, output } = await run();
    expect([code, output]).toEqual([1, expect.stringContaining("Event 3 does not say what it said")]);
  });

  test("finds a log that was cut short and whose end was moved, by the head alone", async () => {
    const head = headOf((await run()).output);
    await behind(`delete from security_events where seq > 3;
      update security_chain set seq = 3, hash = (select hash from security_events where seq = 3)`);
    expect(await run()).toMatchObject({ code: 0 });
    const { code, output } = await run("--head", head);
    expect([code, output]).toEqual([1, expect.stringContaining("Event 4 is missing")]);
  });

  test("refuses a head that is none, and says what one looks like", async () => {
    const { code, output } = await run("--head", "yesterday");
    expect([code, output]).toEqual([1, expect.stringContaining("64 hex digits")]);
  });
});
