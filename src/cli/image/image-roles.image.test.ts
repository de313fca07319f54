import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { env, inheritedEnv } from "#env";
import { readSealingKey } from "#server/composition/keyrings.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { assembleOverlay } from "#testing/manifests/assemble-overlay.ts";
import type { Manifest } from "#testing/manifests/manifest.ts";
import { memoryLimits } from "#testing/manifests/memory-limits.ts";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { CHECKOUT } from "../infra/checkout.ts";
import { type Keep, openingInOrder } from "../infra/end-in-reverse.ts";
import { findFreePort } from "../infra/find-free-port.ts";
import { runProgram } from "../infra/run-program.ts";
import { findRunc } from "../infra/runc/find-runc.ts";
import { printStep } from "../print.ts";
import { layBuildContext, readIgnored } from "./build-context.ts";
import { dockerfileSettings, dockerfileSteps } from "./dockerfile-steps.ts";
import { coldStartEnv } from "./measure-cold-start.ts";
import { openRolesByAccount, openRolesInContainers, type Roles } from "./open-roles.ts";
import { readFinalImage } from "./read-final-image.ts";

/* The steps of the Dockerfile, as scripts; then each role in a container of what they make, or as somebody who may write none of it. */
const BUILD_MS = 900_000;
const DOCKERFILE = readFileSync("deploy/image/Dockerfile", "utf8");
const IMAGE = readFinalImage(DOCKERFILE);
const WAIT = { timeout: 60_000, interval: 50 };
const OVERLAY = join(CHECKOUT, "deploy", "kubernetes", "overlays", "example");
/** What the manifests give each role, and what Compose gives to tools. */
const MEMORY = memoryLimits(assembleOverlay(OVERLAY) as readonly Manifest[]);
const limitsOf = (role: string) => ({ memoryBytes: MEMORY.get(role) ?? 512 * 2 ** 20, processes: 128 });
const SECRET = "0123456789abcdef0123456789abcdef";

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({ healthcheck: z.object({ test: z.array(z.string()).optional() }).optional() }),
  ),
});
const COMPOSE = composeSchema.parse(
  parse(readFileSync("deploy/compose/compose.yaml", "utf8"), { merge: true }),
);

let home: string;
let roles: Roles;
let stage: Stage;
let database: TestDatabase;
let sql: Sql;
let ports: { readonly web: string; readonly metrics: string };
let running: ReturnType<Roles["start"]>[] = [];
let close: (() => Promise<void>) | undefined;

/** Links are not followed: the base has some that lead to the machine's own files when they are read from here. */
const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });

/** Every file that no role may write, with its size and when it was written. */
const listKept = (): readonly string[] =>
  filesBelow(roles.kept)
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
  const steps = dockerfileSteps(DOCKERFILE);
  const told = { ...inheritedEnv("production"), ...dockerfileSettings(DOCKERFILE) };
  const place = await placeToBuild(keep);
  // Whoever runs this has run the first of them, or there would be no test runner.
  expect(steps[0]).toBe("npm run setup");
  for (const step of steps.slice(1)) {
    const [program = "", ...args] = step.replace(".next/image", join(home, "tree")).split(" ");
    const { ok, output } = await runProgram(program, args, { cwd: place, env: told, timeoutMs: BUILD_MS });
    expect(ok, `${step}\n${output}`).toBe(true);
  }
  await runProgram("chmod", ["755", home]);
  const wish = { home, image: IMAGE, keyring: STAGE_KEYRING.text };
  const runc = await findRunc();
  roles = await (runc === undefined
    ? openRolesByAccount(wish)
    : openRolesInContainers({ ...wish, runc, limitsOf }));
  printStep(`Roles of the image run ${roles.told}`);
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
  for (const role of running) if (!role.hasEnded()) await role.stop("SIGKILL");
  running = [];
});

// What could not be opened was closed by whoever opened it.
afterAll(() => close?.(), BUILD_MS);

const start = async (...words: readonly string[]) => {
  const opens = ["all", "worker", "rotate-keys"].includes(words[0] ?? "")
    ? { VAULT_KEYRING_FILE: roles.keyring }
    : {};
  const { VAULT_SEALING_KEY, ...shared } = coldStartEnv(database.url, await readSealingKey(STAGE_KEYRING));
  const seals = words[0] === "web" ? { VAULT_SEALING_KEY: VAULT_SEALING_KEY ?? "" } : {};
  const role = roles.start(words, {
    ...{ ...shared, ...opens, ...seals, HOST: "127.0.0.1", PORT: ports.web, METRICS_PORT: ports.metrics },
    ...{ LNMARKETS_URL: `${stage.paper.url}/v3`, LNMARKETS_STREAM_URL: stage.paper.streamUrl },
    ...{ CRON_SECRET: SECRET, METRICS_TOKEN: SECRET },
    NODE_ENV: "production" as const,
  });
  running.push(role);
  return role;
};

const finish = async (...words: readonly string[]) => {
  const role = await start(...words);
  return { code: await role.ended, said: role.said() };
};

const untilHealthy = (server: ReturnType<Roles["start"]>) =>
  vi.waitFor(async () => {
    const { code, said } = await server.checkHealth();
    expect([code, said], server.said()).toEqual([0, expect.stringContaining('"status":"ready"')]);
  }, WAIT);

/** How Compose asks a service how it is, which has its ports to itself there. */
const composeCheck = (service: string): readonly string[] => {
  const [, ...words] = COMPOSE.services[service]?.healthcheck?.test ?? [];
  return words.map((word) =>
    word.replace(":3000/", `:${ports.web}/`).replace(":9464/", `:${ports.metrics}/`),
  );
};

/** As it is before the first migration: the template has them all. */
const empty = async (): Promise<void> => {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname !~ '^pg_(toast|temp|catalog)|information_schema'`;
  for (const { name } of schemas) await sql`drop schema ${sql(name)} cascade`;
  await sql`create schema public`;
};

test("each role does its part, and writes nothing among the image's files", async () => {
  const before = listKept();
  await empty();
  const migrated = await finish("migrate");
  expect(migrated.code, migrated.said).toBe(0);
  expect(await sql`select 1 from heartbeats`).toEqual([]);

  const file = join(roles.data, "kept.backup");
  for (const words of [["backup", "--to", file], ["verify-chain"], ["rotate-keys"]]) {
    const done = await finish(...words);
    expect(done.code, done.said).toBe(0);
  }
  // Nobody gave the keyring another key, and this container may not write it.
  const emergency = await finish("rotate-keys", "--emergency");
  expect([emergency.code, emergency.said]).toEqual([1, expect.stringContaining("No other key took over")]);
  // The database that is in use is not restored over.
  const restored = await finish("restore", "--from", file, "--into", new URL(database.url).pathname.slice(1));
  expect([restored.code, restored.said]).toEqual([1, expect.stringContaining("the database in use")]);

  const web = await start("web");
  await untilHealthy(web);
  expect(await web.checkHealth(composeCheck("web"))).toEqual({ code: 0, said: "" });

  const called = await finish("cron", "maintenance", "--url", `http://127.0.0.1:${ports.web}`);
  expect(called.code, called.said).toBe(0);
  expect(called.said).toContain("maintenance: 200");
  // A process without keys says so, and the schedule sees that its job was not done.
  const keyless = await finish("cron", "notify", "--url", `http://127.0.0.1:${ports.web}`);
  expect([keyless.code, keyless.said]).toEqual([1, expect.stringContaining("notify: 503")]);
  const unknown = await finish("cron", "nothing");
  expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining("There is no cron nothing")]);

  // Next's server ends as shells tell of a signal, once what was asked of it is answered.
  expect(await web.stop(IMAGE.stopSignal), web.said()).toBe(143);
  expect(web.said()).toContain("web-draining");

  // As a CronJob has it: a server that opens keys, beside the cron that calls it.
  const all = await start("all");
  await untilHealthy(all);
  const kicked = await finish("cron", "margin-monitor", "--url", `http://127.0.0.1:${ports.web}`);
  expect([kicked.code, kicked.said]).toEqual([0, expect.stringContaining("margin-monitor: 200")]);
  await all.stop(IMAGE.stopSignal);

  const worker = await start("worker");
  await vi.waitFor(async () => {
    expect(await sql`select role from heartbeats where role = 'worker'`, worker.said()).toHaveLength(1);
  }, WAIT);
  expect(await worker.checkHealth()).toEqual({ code: 0, said: expect.stringContaining("worker: ") });
  expect(await worker.checkHealth(composeCheck("worker"))).toEqual({ code: 0, said: "" });
  expect(await worker.stop(IMAGE.stopSignal), worker.said()).toBe(0);
  expect((await finish("health", "worker")).code).toBe(1);

  const refused = await finish("backup", "--to", join(roles.app, "kept.backup"));
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(roles.refusal)]);
  expect(listKept()).toEqual(before);
}, 300_000);

test("a role that nobody named is told what there is", async () => {
  const { code, said } = await finish("everything");
  expect([code, said]).toEqual([1, expect.stringContaining("web, all, worker, migrate, cron, backup")]);
});

test("the image says what it is made of, and holds none of what it does without", () => {
  const { components } = JSON.parse(readFileSync(join(home, "tree", "app", "sbom.cdx.json"), "utf8")) as {
    components: ReadonlyArray<{ readonly name: string }>;
  };
  const names = components.map(({ name }) => name);
  for (const name of ["next", "react", "ws", "zod", "libsodium-wrappers", "@node-rs/argon2", "pg-boss"]) {
    expect(names).toContain(name);
  }
  expect(names).not.toContain("vitest");
  const packages = readdirSync(join(home, "tree", "app", "node_modules"));
  for (const name of ["sharp", "@img", "typescript", "esbuild"]) expect(packages).not.toContain(name);
});
