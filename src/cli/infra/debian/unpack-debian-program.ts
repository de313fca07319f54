import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../make-cache-directory.ts";
import { runProgram } from "../run-program.ts";
import { unpackDebianPackages } from "./unpack-debian-packages.ts";

/** `libraryPath` is where it finds its libraries; undefined where the machine has them. */
export type DebianProgram = Readonly<{ file: string; libraryPath: string | undefined; origin: string }>;

type Wanted = {
  /** Where under the cache. */
  readonly home: string;
  /** From the root of the unpacked tree. */
  readonly program: string;
  /** The package that brings it, and those that are unpacked with it. */
  readonly packages: readonly [string, ...string[]];
};

const QUESTION = [
  ...["depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts"],
  ...["--no-breaks", "--no-replaces", "--no-enhances"],
];

/** A program of Debian's with its libraries, unpacked inside the checkout: no root, nothing installed. */
export const unpackDebianProgram = async (wanted: Wanted): Promise<DebianProgram | undefined> => {
  const { home, program, packages } = wanted;
  const file = await unpackDebianPackages({
    home,
    program,
    packages: (options) => withLibraries(packages, options),
  });
  if (file === undefined) return undefined;
  return {
    file,
    libraryPath: libraryDirectories(join(CACHE, home)).join(":"),
    origin: `Debian's ${packages[0]}, unpacked under node_modules/.cache`,
  };
};

const libraryDirectories = (home: string): readonly string[] => {
  const roots = [join(home, "usr", "lib"), join(home, "lib")].filter(existsSync);
  return roots.flatMap((root) => readdirSync(root).map((triplet) => join(root, triplet)));
};

/** The C library is the machine's own; every other library the program needs comes along. */
const withLibraries = async (
  packages: Wanted["packages"],
  options: readonly string[],
): Promise<readonly string[] | undefined> => {
  const answer = await runProgram("apt-cache", [...options, ...QUESTION, packages[0]]);
  const lines = answer.output.split("\n");
  if (!answer.ok || !packages.every((name) => lines.includes(name))) return undefined;
  const libraries = lines.filter((line) => /^lib(?!c6|gcc|crypt|elogind)[a-z0-9.+-]+$/.test(line));
  return [...packages, ...new Set(libraries)];
};
