import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unpackDebianPackages } from "../debian/unpack-debian-packages.ts";
import { CACHE } from "../make-cache-directory.ts";
import { runProgram } from "../run-program.ts";

export type RedisProgram = Readonly<{ file: string; libraryPath: string | undefined; origin: string }>;

const HOME = "redis";

/** Debian's redis-server with its libraries, unpacked inside the checkout: no root, nothing installed. */
export async function unpackDebianRedis(): Promise<RedisProgram | undefined> {
  const file = await unpackDebianPackages({
    home: HOME,
    program: join("usr", "bin", "redis-server"),
    packages: packagesWith,
  });
  if (file === undefined) return undefined;
  return {
    file,
    libraryPath: libraryDirectories(join(CACHE, HOME)).join(":"),
    origin: "Debian's redis-server, unpacked under node_modules/.cache",
  };
}

function libraryDirectories(home: string): string[] {
  const roots = [join(home, "usr", "lib"), join(home, "lib")].filter(existsSync);
  return roots.flatMap((root) => readdirSync(root).map((triplet) => join(root, triplet)));
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
