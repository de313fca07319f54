import { basename, join } from "node:path";
import { env, inheritedEnv } from "#env";
import { type DebianProgram, unpackDebianProgram } from "../debian/unpack-debian-program.ts";
import { findOnPath, isExecutable } from "../find-on-path.ts";
import { MissingToolError } from "../missing-tool-error.ts";

const REMEDIES = {
  debian: "sudo apt-get install redis-server",
  fedora: "sudo dnf install valkey",
  macos: "brew install redis",
};

const DEBIANS = {
  home: "redis",
  program: join("usr", "bin", "redis-server"),
  packages: ["redis-server", "redis-tools"],
} as const;

/** REDIS_SERVER, then the search path, then Debian's package unpacked under node_modules/.cache. */
export async function findRedis(): Promise<DebianProgram> {
  const asked = env().REDIS_SERVER;
  if (asked !== undefined) {
    if (!isExecutable(asked))
      throw new MissingToolError("Redis", `REDIS_SERVER names no program (${asked})`, REMEDIES);
    return { file: asked, libraryPath: undefined, origin: "REDIS_SERVER" };
  }
  const file = findOnPath(["redis-server", "valkey-server"], inheritedEnv("test").PATH ?? "");
  if (file !== undefined) return { file, libraryPath: undefined, origin: `${basename(file)} on PATH` };
  const unpacked = await unpackDebianProgram(DEBIANS);
  if (unpacked === undefined)
    throw new MissingToolError("Redis", "no server was found and none could be fetched", REMEDIES);
  return unpacked;
}
