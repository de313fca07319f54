import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../make-cache-directory.ts";
import { runProgram } from "../run-program.ts";

export type RedisProgram = Readonly<{ file: string; libraryPath: string | undefined; origin: string }>;

/** Debian's redis-server with its libraries, unpacked inside the checkout: no root, nothing installed. */
export async function unpackDebianRedis(): Promise<RedisProgram | undefined> {
  const home = join(CACHE, "redis");
  if (!existsSync(programIn(home))) {
    const fresh = `${home}.${process.pid}`;
    const unpacked = await unpackInto(fresh);
    if (unpacked && !existsSync(home)) renameSync(fresh, home);
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(programIn(home))) return undefined;
  }
  return {
    file: programIn(home),
    libraryPath: libraryDirectories(home).join(":"),
    origin: "Debian's redis-server, unpacked under node_modules/.cache",
  };
}

const programIn = (home: string): string => join(home, "usr", "bin", "redis-server");

function libraryDirectories(home: string): string[] {
  const roots = [join(home, "usr", "lib"), join(home, "lib")].filter(existsSync);
  return roots.flatMap((root) => readdirSync(root).map((triplet) => join(root, triplet)));
}

/** The machine's package lists may be missing or out of date; then lists of our own are fetched beside the package. */
async function unpackInto(directory: string): Promise<boolean> {
  const lists = join(directory, "apt-lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  const own = [
    "-o",
    `Dir::State::Lists=${lists}`,
    "-o",
    `Dir::Cache=${directory}`,
    "-o",
    "APT::Sandbox::User=root",
  ];
  if (await downloadAndUnpack(directory, [])) return true;
  await runProgram("apt-get", [...own, "update"], { timeoutMs: 120_000 });
  const unpacked = await downloadAndUnpack(directory, own);
  for (const name of ["apt-lists", "pkgcache.bin", "srcpkgcache.bin"]) {
    rmSync(join(directory, name), { recursive: true, force: true });
  }
  return unpacked;
}

async function downloadAndUnpack(directory: string, options: readonly string[]): Promise<boolean> {
  const packages = await packagesWith(options);
  if (packages === undefined) return false;
  const fetched = await runProgram("apt-get", [...options, "download", ...packages], {
    cwd: directory,
    timeoutMs: 120_000,
  });
  if (!fetched.ok) return false;
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".deb"))) {
    const unpacked = await runProgram("dpkg", ["-x", join(directory, file), directory]);
    if (!unpacked.ok) return false;
    rmSync(join(directory, file));
  }
  return existsSync(programIn(directory));
}

/** The C library is the machine's own; every other library the server needs comes along. */
async function packagesWith(options: readonly string[]): Promise<string[] | undefined> {
  const question = [
    "depends",
    "--recurse",
    "--no-recommends",
    "--no-suggests",
    "--no-conflicts",
    "--no-breaks",
  ];
  const narrowed = ["--no-replaces", "--no-enhances", "redis-server"];
  const answer = await runProgram("apt-cache", [...options, ...question, ...narrowed]);
  if (!answer.ok || !answer.output.includes("redis-tools")) return undefined;
  const names = answer.output
    .split("\n")
    .filter((line) => /^lib(?!c6|gcc|crypt|elogind)[a-z0-9.+-]+$/.test(line));
  return ["redis-server", "redis-tools", ...new Set(names)];
}
