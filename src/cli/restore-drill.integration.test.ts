import { copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { restoreBackup, writeBackup } from "#server/composition/backups.ts";
import { openSecurityDesk } from "#server/composition/desks/open-security-desk.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { verifyReceipts } from "#services/trade-log/verify-receipts.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { runAdminStatement } from "#testing/infra/run-admin-statement.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { aLog } from "#testing/server/a-log.ts";

/* An installation that acted is backed up, restored elsewhere, and looked at by its own monitor there. */
const ADD_MARGIN = { method: "POST", path: "/futures/isolated/trade/add-margin" };
const NAME = "axisor_restored";

let stage: Stage;
let restoredUrl: string;

beforeAll(async () => {
  stage = await startStage();
  const url = new URL(inject("adminDatabaseUrl"));
  url.pathname = `/${NAME}`;
  restoredUrl = url.href;
});
beforeEach(async () => {
  await stage.renew();
  await runAdminStatement(inject("adminDatabaseUrl"), `create database ${NAME}`);
});
afterEach(() =>
  runAdminStatement(inject("adminDatabaseUrl"), `drop database if exists ${NAME} with (force)`),
);
afterAll(() => stage.stop());

const withSql = async <T>(use: (sql: Sql) => Promise<T>): Promise<T> => {
  const sql = postgres(restoredUrl, { max: 1, onnotice: () => undefined });
  try {
    return await use(sql);
  } finally {
    await sql.end();
  }
};

/** The product on the restored database, with the keyring of the old one and the same exchange. */
const withRestored = async <T>(use: (wired: Wired) => Promise<T>): Promise<T> => {
  const wired = wire({
    databaseUrl: restoredUrl,
    connections: 4,
    name: "restored",
    keys: STAGE_KEYRING,
    paper: { rest: `${stage.paper.url}/v3`, stream: stage.paper.streamUrl },
    clock: () => stage.paper.now(),
    log: aLog().log,
  });
  try {
    return await use({ ...wired, exchanges: stage.wired.exchanges, tagOf: stage.wired.tagOf });
  } finally {
    await wired.close();
  }
};

const backUp = async (home: string): Promise<string> => {
  const file = join(home, "backup");
  await writeBackup(stage.databaseUrl, file);
  return file;
};

/** Tables that are to read the same; the others are held on purpose. */
const KEPT = ["users", "exchange_accounts", "positions", "receipts", "receipt_chains", "sealed_secrets"];
const digests = async (sql: Sql): Promise<readonly unknown[]> =>
  Promise.all(
    KEPT.map(
      async (name) =>
        (
          await sql`select ${name}::text as name, count(*)::int as rows,
                           md5(string_agg(t::text, ',' order by t::text)) as digest from ${sql(name)} t`
        )[0],
    ),
  );

const tablesIn = (sql: Sql) =>
  sql`select 1 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

describe("a restored installation", () => {
  test("has the same rows and whole receipts, settles what was sent by reading, and acts for nobody", async () => {
    const { trader, guard } = await enterGuardedLong(stage);
    stage.paper.faults.inject({ kind: "act-then-drop", ...ADD_MARGIN });
    expect(await stage.tick(94_444.5)).toMatchObject({ unknown: 1 });
    const other = await enterGuardedLong(stage);

    await inPrivateDirectory(async (home) => {
      const restored = await restoreBackup(await backUp(home), restoredUrl);
      expect(restored).toMatchObject({ paused: 2, dropped: 0 });
    });
    await withSql(async (sql) => {
      expect(await digests(sql)).toEqual(await digests(stage.sql));
      expect(await sql`select distinct armed from triggers`).toEqual([{ armed: false }]);
      const told =
        await sql`select user_id, severity, facts - 'takenAt' as facts, spread_at from outbox where facts->>'kind' = 'restored'`;
      const notice = { severity: "danger", facts: { kind: "restored", paused: 1 }, spread_at: null };
      expect(told).toHaveLength(2);
      expect(told).toEqual(
        expect.arrayContaining([trader, other.trader].map(({ userId }) => ({ ...notice, user_id: userId }))),
      );
      await sql`update trade_intents set lease_until = now() - interval '1 second', settle_until = clock_timestamp()`;
    });
    const desk = openSecurityDesk(restoredUrl, { clock: Date.now, log: aLog().log });
    expect(await verifyReceipts(desk)).toMatchObject({ broken: [], chains: 1 });
    await desk.close();

    await withRestored(async (wired) => {
      // Reading the account takes its credential, which opens with the keyring that was kept apart.
      expect(await stage.tickWith(wired)).toMatchObject({ hits: 0, reconciled: 1 });
      expect(await stage.tickWith(wired, 90_500)).toMatchObject({ hits: 0, confirmed: 0 });
      expect(await wired.automations.find(guard.id)).toMatchObject({ state: "paused" });
    });
    expect([trader.topUps().length, other.trader.topUps().length]).toEqual([1, 0]);
    await withSql(async (sql) => {
      expect(await sql`select state from trade_intents`).toEqual([{ state: "confirmed" }]);
      const last = await sql`select distinct on (automation_id) what, "by" from automation_changes
                             order by automation_id, id desc`;
      expect(last).toEqual([
        { what: "paused", by: "axisor" },
        { what: "paused", by: "axisor" },
      ]);
    });
  });

  test("gives up what was planned, of a trader's own command too", async () => {
    await enterGuardedLong(stage);
    const { intents } = stage.wired;
    const killed = { intents: { ...intents, markSent: () => Promise.reject(new Error("killed")) } };
    await stage.tickWith(killed, 94_444.5);
    await stage.sql`update trade_intents set cause_kind = 'manual'`;
    await inPrivateDirectory(async (home) => {
      expect(await restoreBackup(await backUp(home), restoredUrl)).toMatchObject({ dropped: 1 });
    });
    await withSql(async (sql) => {
      expect(await sql`select state from trade_intents`).toEqual([{ state: "superseded" }]);
    });
  });
});

describe("a restore is refused and writes nothing", () => {
  const damage: Readonly<Record<string, (file: string) => void>> = {
    "cut short": (file) => truncateSync(file, readFileSync(file).length - 40),
    "changed in the middle": (file) => {
      const bytes = readFileSync(file);
      const at = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      writeFileSync(file, bytes);
    },
    "not a backup": (file) => writeFileSync(file, "rows, perhaps"),
  };

  test.each(Object.keys(damage))("from a file that is %s", async (kind) => {
    await enterGuardedLong(stage);
    await inPrivateDirectory(async (home) => {
      const file = await backUp(home);
      const broken = join(home, "broken");
      copyFileSync(file, broken);
      damage[kind]?.(broken);
      await expect(restoreBackup(broken, restoredUrl)).rejects.toThrow("nothing was written");
    });
    expect(await withSql(tablesIn)).toHaveLength(0);
  });

  test("into a database that holds anything", async () => {
    await enterGuardedLong(stage);
    await inPrivateDirectory(async (home) => {
      const file = await backUp(home);
      await expect(restoreBackup(file, stage.databaseUrl)).rejects.toThrow("The database is not empty");
    });
  });
});
