import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { crowdEverything } from "./copy-rows.ts";
import { doEveryChore } from "./do-every-chore.ts";
import { readWhole, shapesOf } from "./explain-queries.ts";
import { fillEmptyTables } from "./fill-empty-tables.ts";
import { type AskedProduct, openAskedProduct } from "./open-asked-product.ts";
import { readTables } from "./read-tables.ts";
import { EXCUSED_READS, type Excused, judgeReads } from "./whole-reads.ts";

/*
 * Whatever the integration tests had sent to their databases is explained among crowds: each method of each store has a test of
 * its own there, so that no statement is missing because nobody thought of asking it.
 */

const CROWD = 20_000;

let asked: AskedProduct;

beforeAll(async () => {
  asked = await openAskedProduct();
  for (const asker of ["kept", "answered"] as const) await asked.enter(asker);
  await doEveryChore(asked.stage);
  await fillEmptyTables(asked.stage.sql);
}, 600_000);
afterAll(() => asked.close());

/** Every statement that was written down, in the order in which it was first sent. */
const heard = (): readonly string[] => {
  const file = inject("statementsFile");
  if (file === null)
    throw new Error("Nobody wrote down what was asked: run `npm test -- --only integration`.");
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => String(JSON.parse(line)));
};

/** Whether a statement is about anything of ours: tests ask for tables that they made, and for nothing at all. */
const isAbout = (tables: ReadonlySet<string>) => {
  const ours = new RegExp(`\\b(${[...tables].join("|")})\\b`);
  return (statement: string): boolean => ours.test(statement);
};

/** What no procedure, route, command, cron or worker asks in `every-query`, and a test of its own does. */
const EXCUSED_BESIDE: readonly Excused[] = [
  {
    of: /from "exchange_accounts" where \("exchange_accounts"\."network" = \$ and "exchange_accounts"\."status" = \$\)/,
    tables: ["exchange_accounts"],
    why: "counted once where an account is connected, of which there are as many as traders",
  },
  {
    of: /^select .* from "mails" where \("mails"\."state" <> \$ or "mails"\."ended_at" is null\) order by "mails"\."seq" desc limit \$$/,
    tables: ["mails"],
    why: "the newest first: those it passes over are to nobody, and swept away within the hour",
  },
  {
    of: /where d\.id = any\(array\(select id from deliveries where state = 'unsent'/,
    tables: ["deliveries"],
    why: "an open outbox, which an installation of one person has",
  },
  {
    of: /^select 1 from sealed_secrets where key_id = \$ limit \d+$/,
    tables: ["sealed_secrets"],
    why: "once where a key of the vault is retired",
  },
  {
    of: /^select 'account_blindness' as name, md5\(r::text\) as digest/,
    tables: [
      ...["automation_changes", "automations", "mails", "panic_runs", "panic_stages", "receipts"],
      ...["removed_receipts", "trade_intents", "trigger_work", "triggers"],
    ],
    why: "whatever is anybody's: the matrix of who may what looks for changes, on a database of its own",
  },
];

test("no statement of any integration test reads a table that grows from end to end", async () => {
  const { sql } = asked.stage;
  expect(await crowdEverything(sql, CROWD)).toEqual([]);
  const tables = await readTables(sql);
  const shapes = shapesOf(heard()).filter(isAbout(tables));
  expect(shapes.length).toBeGreaterThan(300);
  const { found } = judgeReads(await readWhole(sql, shapes), tables, [...EXCUSED_READS, ...EXCUSED_BESIDE]);
  expect(found).toEqual([]);
});
