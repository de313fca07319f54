import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf, identify, type ProcessIdentity } from "../process-identity.ts";
import { stopProcess } from "../stop-process.ts";
import { findPostgresBinaries } from "./postgres-binaries.ts";
import { type Launch, prepareLaunch } from "./prepare-launch.ts";

const USER = "axisor";
const READY_WITHIN_MS = 60_000;
const STOP_GRACE_MS = 15_000;
/** A database that is thrown away need not survive a power cut. */
const THROWAWAY_SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=200",
];

export type PostgresWish = Readonly<{
  dataDir: string;
  logFile: string;
  port: number;
  password: string;
  throwaway: boolean;
  /** More settings as `name=value`; they win over those that `throwaway` brings. */
  settings?: readonly string[];
}>;

export type RunningPostgres = Readonly<{
  url: string;
  identity: ProcessIdentity;
  /** Set when the files could not stay in the checkout. */
  movedTo: string | undefined;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}>;

/** Where a server of ours is reached once it runs. */
export const urlOfPostgres = (port: number, password: string): string =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;

/** Starts PostgreSQL on the loopback interface, creating its data directory the first time. */
export async function startPostgres(wish: PostgresWish): Promise<RunningPostgres> {
  const launch = prepareLaunch(findPostgresBinaries(), wish.dataDir);
  if (!existsSync(join(launch.dataDir, "PG_VERSION"))) createCluster(launch, wish);
  await stopLeftover(launch.dataDir);
  const server = serve(launch, wish);
  const ended = new Promise<void>((done) => server.once("exit", () => done()));
  const identity = server.pid === undefined ? undefined : identify(server.pid);
  if (identity === undefined) throw new Error(`PostgreSQL did not start.\n${tailOf(wish.logFile)}`);
  await untilReady(launch.dataDir, server, wish.logFile);
  return {
    url: urlOfPostgres(wish.port, wish.password),
    identity,
    movedTo: launch.movedTo,
    ended,
    // SIGINT is the fast shutdown: it ends sessions instead of waiting for them.
    stop: () => stopProcess(identity, "SIGINT", STOP_GRACE_MS),
  };
}

function createCluster(launch: Launch, wish: PostgresWish): void {
  const passwordFile = join(dirname(launch.dataDir), ".postgres-password");
  writeFileSync(passwordFile, wish.password, { mode: 0o600 });
  if (launch.account) chownSync(passwordFile, launch.account.uid, launch.account.gid);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${USER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const durability = wish.throwaway ? ["--no-sync"] : [];
  const [program = "", ...rest] = [...launch.prefix, launch.binaries.initdb];
  const args = [...rest, `--pgdata=${launch.dataDir}`, ...locale, ...access, ...durability];
  try {
    const made = spawnSync(program, args, { ...identityOf(launch), env: ENVIRONMENT, encoding: "utf8" });
    if (made.status === 0) return;
    throw new Error(`PostgreSQL could not create its data directory.\n${made.stderr || made.error?.message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Our variables are no business of the server's, and PG* variables of a user's would steer it. */
const ENVIRONMENT = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as const;

/** The server must not stand in a directory its account cannot enter. */
const identityOf = (launch: Launch) => ({ ...launch.account, cwd: "/" });

function serve(launch: Launch, wish: PostgresWish): ChildProcess {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${wish.port}`,
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(wish.throwaway ? THROWAWAY_SETTINGS : []),
    ...(wish.settings ?? []),
  ];
  const log = openSync(wish.logFile, "a", 0o600);
  const [program = "", ...rest] = [...launch.prefix, launch.binaries.postgres];
  const args = [...rest, "-D", launch.dataDir, ...settings.flatMap((setting) => ["-c", setting])];
  // Its own process group: Ctrl-C reaches the command, which stops its parts in order.
  return spawn(program, args, {
    ...identityOf(launch),
    env: ENVIRONMENT,
    detached: true,
    stdio: ["ignore", log, log],
  });
}

async function untilReady(dataDir: string, server: ChildProcess, logFile: string): Promise<void> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 20) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    const state = postmasterState(dataDir);
    if (state?.pid === server.pid && state?.status === "ready") return;
    await sleep(20);
  }
  server.kill("SIGKILL");
  throw new Error(`PostgreSQL did not start; the end of ${logFile} says:\n${tailOf(logFile)}`);
}

/** The server's own note beside its data: its process number on line 1, its status on line 8. */
function postmasterState(dataDir: string): { pid: number; status: string } | undefined {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), status: (lines[7] ?? "").trim() };
}

/** A server on these very data, left by a start that was killed, holds their lock and must end first. */
async function stopLeftover(dataDir: string): Promise<void> {
  const pid = postmasterState(dataDir)?.pid;
  const identity = pid === undefined ? undefined : identify(pid);
  if (identity !== undefined && commandOf(identity.pid).includes(resolve(dataDir))) {
    await stopProcess(identity, "SIGINT", STOP_GRACE_MS);
  }
}

function tailOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n") : "";
}
