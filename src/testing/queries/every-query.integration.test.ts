import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRouteTable, type TabledRoute } from "#cli/matrix/read-route-table.ts";
import { ROOT } from "../architecture/run-tool.ts";
import { askEveryRoute } from "./ask-every-route.ts";
import { type AskedCall, askEverything } from "./ask-everything.ts";
import { findCostly, findGrowing } from "./compare-calls.ts";
import { crowdEverything } from "./copy-rows.ts";
import { doEveryChore } from "./do-every-chore.ts";
import { readWhole, shapesOf } from "./explain-queries.ts";
import { fillEmptyTables } from "./fill-empty-tables.ts";
import { type AskedProduct, openAskedProduct } from "./open-asked-product.ts";
import { LARGER_BUDGETS } from "./query-budgets.ts";
import { readTables } from "./read-tables.ts";
import { ROUTE_ASKS, ROUTES_LEFT_OUT } from "./route-asks.ts";
import { COMMANDS, COMMANDS_LEFT_OUT, DESKS, runEveryCommand } from "./run-every-command.ts";
import { judgeReads } from "./whole-reads.ts";

/*
 * Everything that can be asked is asked once of somebody who has one of everything and once of somebody who has thirty, and
 * everything that happens by itself, by a route of its own or by a command happens once. What that asked of the database is
 * counted, and then explained among crowds.
 */

const MANY = 30;
const CROWD = 8_000;
const PATIENCE_MS = 10 * 60_000;

let asked: AskedProduct;
let routes: readonly TabledRoute[];
let heard: Readonly<Record<"chores" | "routes" | "commands", readonly string[]>>;
let few: readonly AskedCall[];
let many: readonly AskedCall[];

/** What was asked of the database meanwhile. */
const hear = async (work: () => Promise<void>): Promise<readonly string[]> => {
  asked.statements.length = 0;
  await work();
  return [...asked.statements];
};

beforeAll(async () => {
  routes = await readRouteTable();
  asked = await openAskedProduct();
  heard = {
    chores: await hear(() => doEveryChore(asked.stage)),
    routes: await hear(() => askEveryRoute(asked, routes)),
    commands: await hear(() => runEveryCommand(asked)),
  };
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

test("every route and every command is asked, or left out for a reason", async () => {
  const known = [...Object.keys(ROUTE_ASKS), ...Object.keys(ROUTES_LEFT_OUT)];
  expect(routes.map(({ path }) => path).sort()).toEqual(known.sort());

  const programs = globSync("src/cli/*.ts", { cwd: ROOT, exclude: ["**/*.test.ts"] });
  const commands = [...Object.keys(COMMANDS), ...Object.values(COMMANDS_LEFT_OUT).flat()];
  expect(programs.map((file) => basename(file, ".ts")).sort()).toEqual(commands.sort());

  const desks = await Promise.all(
    globSync("src/server/composition/desks/*.ts", { cwd: ROOT }).map((file) => import(join(ROOT, file))),
  );
  expect(desks.flatMap((desk) => Object.keys(desk)).sort()).toEqual(Object.keys(DESKS).sort());
});

test(
  "no statement of any procedure, route, command, cron or worker reads a table that grows from end to end",
  async () => {
    const { sql } = asked.stage;
    await fillEmptyTables(sql);
    expect(await crowdEverything(sql, CROWD)).toEqual([]);
    const tables = await readTables(sql);
    const judge = async (statements: readonly string[]) =>
      judgeReads(await readWhole(sql, shapesOf(statements)), tables);

    const calls = [...few, ...many].flatMap(({ statements }) => statements);
    const all = [...Object.values(heard).flat(), ...calls];
    expect(shapesOf(all).length).toBeGreaterThan(300);
    expect(await judge(all)).toEqual({ found: [], idle: [] });

    const missing = async (statements: readonly string[]) =>
      new Set((await judge(statements)).found.map(({ table }) => table));
    await sql`drop index automations_user`;
    expect(await missing(all)).toEqual(new Set(["automations"]));
    await sql`drop index panic_links_open`;
    await sql`alter table panic_links drop constraint panic_links_digest`;
    expect(await missing(heard.routes)).toContain("panic_links");
    await sql`drop index receipts_chain`;
    expect(await missing(heard.commands)).toContain("receipts");
  },
  PATIENCE_MS,
);
