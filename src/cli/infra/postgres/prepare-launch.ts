import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { homeOf, makeOwn } from "../own-directory.ts";
import { chooseLaunch } from "./choose-launch.ts";
import { binariesIn, type PostgresBinaries } from "./postgres-binaries.ts";

/** "nobody" on every system we know; it needs no account, only a number that is not root's. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];

export type Launch = Readonly<{
  binaries: PostgresBinaries;
  dataDir: string;
  /** Goes before the program, as in `unshare … postgres`. */
  prefix: readonly string[];
  /** Who owns the files and runs the server; undefined for whoever we are. */
  account: Account | undefined;
  /** Set when files had to leave the checkout. */
  movedTo: string | undefined;
}>;

type Account = Readonly<{ uid: number; gid: number }>;

/** Finds a way to run PostgreSQL on this data directory, and gives the directory to who will run it. */
export function prepareLaunch(binaries: PostgresBinaries, dataDir: string): Launch {
  const data = resolve(dataDir);
  const parent = dirname(data);
  mkdirSync(parent, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const account = accountFor(parent);
  const kind = chooseLaunch({
    isRoot,
    filesAreReachable: isRoot && canReach(binaries, parent, [], account),
    userNamespacesWork: isRoot && canReach(binaries, parent, NAMESPACE),
  });
  if (kind === "copied") return copied(binaries, data);
  const owner = kind === "as-owner" ? account : undefined;
  ownDirectory(data, owner);
  return {
    binaries,
    dataDir: data,
    prefix: kind === "user-namespace" ? NAMESPACE : [],
    account: owner,
    movedTo: undefined,
  };
}

/** A checkout that belongs to somebody is served under that somebody's number, so they can start it later. */
function accountFor(directory: string): Account {
  const { uid, gid } = statSync(directory);
  return uid === 0 ? NOBODY : { uid, gid };
}

/** Tried for real: modes, access lists and kernel settings all have a say. */
function canReach(
  binaries: PostgresBinaries,
  directory: string,
  prefix: readonly string[],
  account?: Account,
): boolean {
  const script = 'cd "$1" && "$0" --version';
  const [program = "", ...rest] = [...prefix, "/bin/sh", "-c", script, binaries.postgres, directory];
  return spawnSync(program, rest, { ...account, stdio: "ignore", cwd: "/" }).status === 0;
}

/** The server insists on a private directory of its own; a change of launch changes the owner. */
function ownDirectory(directory: string, account: Account | undefined): void {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  const owner = account ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (statSync(directory).uid === owner.uid) return;
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(directory, name), owner.uid, owner.gid);
  }
  chownSync(directory, owner.uid, owner.gid);
}

/** Last resort: a directory outside the checkout, found again by the path it stands for. */
function copied(binaries: PostgresBinaries, data: string): Launch {
  const base = foreignHome(data);
  const home = join(base, "postgresql");
  if (!existsSync(binariesIn(home).postgres)) {
    cpSync(binaries.home, `${home}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${home}.new`, home);
  }
  const target = join(base, "data");
  if (existsSync(join(data, "PG_VERSION")) && !existsSync(target)) cpSync(data, target, { recursive: true });
  ownDirectory(target, NOBODY);
  return { binaries: binariesIn(home), dataDir: target, prefix: [], account: NOBODY, movedTo: base };
}

/** Where a checkout that nobody else may enter keeps its server. */
export const foreignHomeOf = (dataDir: string): string =>
  homeOf(dataDir, existsSync("/var/lib") ? "/var/lib" : "/var/tmp");

function foreignHome(dataDir: string): string {
  const base = foreignHomeOf(dataDir);
  if (!makeOwn(base, 0o755, 0))
    throw new Error(`${base} belongs to somebody else; remove it and start again.`);
  return base;
}
