import { afterAll, beforeAll, expect, test } from "vitest";
import { type AskedCall, askEverything } from "./ask-everything.ts";
import { findCostly, findGrowing } from "./compare-calls.ts";
import { crowdEverything } from "./copy-rows.ts";
import { CHORES, doEveryChore } from "./do-every-chore.ts";
import { readWhole, shapesOf } from "./explain-queries.ts";
import { fillEmptyTables } from "./fill-empty-tables.ts";
import { type AskedProduct, openAskedProduct } from "./open-asked-product.ts";
import { LARGER_BUDGETS } from "./query-budgets.ts";
import { judgeReads } from "./whole-reads.ts";

/*
 * Everything that can be asked is asked once of somebody who has one of everything and once of somebody who has thirty, and
 * everything that happens by itself happens once. What that asked of the database is counted, and then explained among crowds.
 */

const MANY = 30;
const CROWD = 8_000;
const PATIENCE_MS = 10 * 60_000;

let asked: AskedProduct;
let chores: readonly string[];
let few: readonly AskedCall[];
let many: readonly AskedCall[];

beforeAll(async () => {
  asked = await openAskedProduct();
  asked.statements.length = 0;
  await doEveryChore(asked.stage);
  chores = [...asked.statements];
  few = await askEverything(asked, { more: 0 });
  many = await askEverything(asked, { more: MANY });
}, PATIENCE_MS);
afterAll(() => asked.close());

test("every procedure asks as much of the database for somebody who has many as for somebody who has one", () => {
  expect(new Set(few.map(({ procedure }) => procedure)).size).toBe(asked.procedures.length);
  expect(findGrowing(few, many)).toEqual([]);
});

test("no procedure asks for more than its budget, and none is twice as large as what is asked", () => {
  expect(findCostly([...few, ...many])).toEqual([]);
  const most = (path: string) =>
    Math.max(
      ...[...few, ...many].filter((one) => one.procedure === path).map((one) => one.statements.length),
    );
  const loose = Object.entries(LARGER_BUDGETS).filter(([path, [budget]]) => most(path) < budget / 2);
  expect(loose.map(([path]) => `${path}: ${most(path)}`)).toEqual([]);
});

test(
  "a procedure that asks once for each of something is found",
  async () => {
    const planted = await openAskedProduct((services, wired) => ({
      ...services,
      credentials: {
        ...services.credentials,
        list: async (request) => {
          const accounts = await services.credentials.list(request);
          for (const { id } of accounts) await wired.accounts.find(id);
          return accounts;
        },
      },
    }));
    try {
      const only = ["credentials.list"];
      const one = await askEverything(planted, { more: 0, only });
      expect(findGrowing(one, await askEverything(planted, { more: MANY, only }))).not.toEqual([]);
    } finally {
      await planted.close();
    }
  },
  PATIENCE_MS,
);

test(
  "no statement of any procedure, cron or worker reads a table that grows from end to end",
  async () => {
    const { sql } = asked.stage;
    expect(CHORES).toHaveLength(7);
    await fillEmptyTables(sql);
    expect(await crowdEverything(sql, CROWD)).toEqual([]);
    const shapes = shapesOf([...chores, ...few.flatMap(({ statements }) => statements)]);
    expect(shapes.length).toBeGreaterThan(250);
    const rows =
      await sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
    const tables = new Set(rows.map(({ relname }) => String(relname)));
    expect(judgeReads(await readWhole(sql, shapes), tables)).toEqual({ found: [], idle: [] });

    await sql`drop index automations_user`;
    const { found } = judgeReads(await readWhole(sql, shapes), tables);
    expect(new Set(found.map(({ table }) => table))).toEqual(new Set(["automations"]));
  },
  PATIENCE_MS,
);
