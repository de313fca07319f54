import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { env, inheritedEnv } from "#env";
import { readSealingKey } from "#server/composition/keyrings.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { CHECKOUT } from "../infra/checkout.ts";
import { type Keep, openingInOrder } from "../infra/end-in-reverse.ts";
import { findFreePort } from "../infra/find-free-port.ts";
import { runProgram } from "../infra/run-program.ts";
import { layBuildContext, readIgnored } from "./build-context.ts";
import { dockerfileSettings, dockerfileSteps } from "./dockerfile-steps.ts";
import { coldStartEnv } from "./measure-cold-start.ts";
import { type RunningRole, startRole } from "./start-role.ts";

/* The steps of the Dockerfile, as scripts; then each role from the tree they make, as somebody who may write none of it. */
const BUILD_MS = 900_000;
const WAIT = { timeout: 60_000, interval: 50 };
const STRANGER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
const SECRET = "0123456789abcdef0123456789abcdef";

let home: string;
let image: { readonly runtime: string; readonly app: string };
let stage: Stage;
let database: TestDatabase;
let sql: Sql;
let ports: { readonly web: string; readonly metrics: string };
let running: RunningRole[] = [];
let close: (() => Promise<void>) | undefined;

/** Every file of the tree with its size and when it was written: what a role writes shows. */
const listTree = (): readonly string[] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`)
    .sort();

/**
 * At full size the steps find what an engine would be sent, and nothing else, beside the packages that the first of them installs;
 * otherwise the checkout with the build that is there, because a build from nothing takes a minute.
 */
const placeToBuild = async (keep: Keep): Promise<string> => {
  if (env().AXISOR_TEST_SCALE !== "full") return CHECKOUT;
  const context = await mkdtemp(join(tmpdir(), "axisor-context-"));
  keep(async () => rmSync(context, { recursive: true, force: true }));
  layBuildContext(CHECKOUT, readIgnored(readFileSync(".dockerignore", "utf8")), context);
  const { ok, output } = await runProgram("cp", ["-a", join(CHECKOUT, "node_modules"), context]);
  expect(ok, output).toBe(true);
  return context;
};

const open = async (keep: Keep): Promise<void> => {
  home = await mkdtemp(join(tmpdir(), "axisor-image-"));
  keep(async () => {
    await runProgram("chmod", ["-R", "u+w", home]);
    rmSync(home, { recursive: true, force: true });
  });
  mkdirSync(join(home, "data"));
  if (STRANGER !== undefined) chownSync(join(home, "data"), STRANGER.uid, STRANGER.gid);
  const dockerfile = readFileSync("deploy/image/Dockerfile", "utf8");
  const steps = dockerfileSteps(dockerfile);
  const told = { ...inheritedEnv("production"), ...dockerfileSettings(dockerfile) };
  const place = await placeToBuild(keep);
  // Whoever runs this has run the first of them, or there would be no test runner.
  expect(steps[0]).toBe("npm run setup");
  for (const step of steps.slice(1)) {
    const [program = "", ...args] = step.replace(".next/image", join(home, "tree")).split(" ");
    const { ok, output } = await runProgram(program, args, { cwd: place, env: told, timeoutMs: BUILD_MS });
    expect(ok, `${step}\n${output}`).toBe(true);
  }
  // As the COPY lines of the final image put it.
  image = { runtime: join(home, "tree", "runtime"), app: join(home, "tree", "app") };
  await runProgram("chmod", ["-R", "a-w,a+rX", join(home, "tree")]);
  await runProgram("chmod", ["755", home]);
  stage = await startStage();
  keep(() => stage.stop());
  database = await createTestDatabase();
  keep(() => database.drop());
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  keep(() => sql.end());
  ports = { web: String(await findFreePort()), metrics: String(await findFreePort()) };
};

beforeAll(async () => {
  [, close] = await openingInOrder(open);
}, BUILD_MS);

afterEach(async () => {
  for (const role of running) {
    role.child.kill("SIGKILL");
    await role.ended;
  }
  running = [];
});

// What could not be opened was closed by whoever opened it.
afterAll(() => close?.(), BUILD_MS);

const start = async (...words: readonly string[]): Promise<RunningRole> => {
  const opens = ["worker", "rotate-keys"].includes(words[0] ?? "")
    ? { VAULT_KEYRING: STAGE_KEYRING.text }
    : {};
  const { VAULT_SEALING_KEY, ...shared } = coldStartEnv(database.url, await readSealingKey(STAGE_KEYRING));
  const seals = words[0] === "web" ? { VAULT_SEALING_KEY: VAULT_SEALING_KEY ?? "" } : {};
  const env = {
    ...{ ...shared, ...opens, ...seals, HOST: "127.0.0.1", PORT: ports.web, CRON_SECRET: SECRET },
    ...{
      METRICS_PORT: ports.metrics,
      AXISOR_DATA_DIR: join(home, "data"),
      TMPDIR: "/nowhere",
      HOME: "/nowhere",
    },
    ...{ LNMARKETS_URL: `${stage.paper.url}/v3`, LNMARKETS_STREAM_URL: stage.paper.streamUrl },
    NODE_ENV: "production" as const,
  };
  const role = startRole({ image, words, env, account: STRANGER });
  running.push(role);
  return role;
};

const finish = async (...words: readonly string[]) => {
  const role = await start(...words);
  return { code: await role.ended, said: role.said() };
};

/** As it is before the first migration: the template has them all. */
const empty = async (): Promise<void> => {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname !~ '^pg_(toast|temp|catalog)|information_schema'`;
  for (const { name } of schemas) await sql`drop schema ${sql(name)} cascade`;
  await sql`create schema public`;
};

test("each role does its part from a tree that it cannot write", async () => {
  const before = listTree();
  await empty();
  const migrated = await finish("migrate");
  expect(migrated.code, migrated.said).toBe(0);
  expect(await sql`select 1 from heartbeats`).toEqual([]);

  const file = join(home, "data", "kept.backup");
  for (const words of [["backup", "--to", file], ["verify-chain"], ["rotate-keys"]]) {
    const done = await finish(...words);
    expect(done.code, done.said).toBe(0);
  }
  // The database that is in use is not restored over.
  const restored = await finish("restore", "--from", file, "--into", new URL(database.url).pathname.slice(1));
  expect([restored.code, restored.said]).toEqual([1, expect.stringContaining("the database in use")]);

  const web = await start("web");
  await vi.waitFor(async () => {
    expect((await finish("health", "web")).code, web.said()).toBe(0);
  }, WAIT);

  const called = await finish("cron", "maintenance", "--url", `http://127.0.0.1:${ports.web}`);
  expect(called.code, called.said).toBe(0);
  expect(called.said).toContain("maintenance: 200");
  // A process without keys says so, and the schedule sees that its job was not done.
  const keyless = await finish("cron", "notify", "--url", `http://127.0.0.1:${ports.web}`);
  expect([keyless.code, keyless.said]).toEqual([1, expect.stringContaining("notify: 503")]);
  const unknown = await finish("cron", "nothing");
  expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining("There is no cron nothing")]);

  web.child.kill("SIGTERM");
  await web.ended;
  const worker = await start("worker");
  await vi.waitFor(async () => {
    expect(await sql`select role from heartbeats where role = 'worker'`, worker.said()).toHaveLength(1);
  }, WAIT);
  expect((await finish("health", "worker")).code).toBe(0);
  worker.child.kill("SIGTERM");
  expect(await worker.ended, worker.said()).toBe(0);
  expect((await finish("health", "worker")).code).toBe(1);

  const written = listTree().filter((line) => !before.includes(line));
  expect(written.filter((line) => !line.startsWith(join(home, "data")))).toEqual([]);
}, 300_000);

test("a role that nobody named is told what there is", async () => {
  const { code, said } = await finish("everything");
  expect([code, said]).toEqual([1, expect.stringContaining("web, all, worker, migrate, cron, backup")]);
});

test("the image says what it is made of, and holds none of what it does without", () => {
  const { components } = JSON.parse(readFileSync(join(image.app, "sbom.cdx.json"), "utf8")) as {
    components: ReadonlyArray<{ readonly name: string }>;
  };
  const names = components.map(({ name }) => name);
  for (const name of ["next", "react", "ws", "zod", "libsodium-wrappers", "@node-rs/argon2", "pg-boss"]) {
    expect(names).toContain(name);
  }
  expect(names).not.toContain("vitest");
  const packages = readdirSync(join(image.app, "node_modules"));
  for (const name of ["sharp", "@img", "typescript", "esbuild"]) expect(packages).not.toContain(name);
});
