import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../make-cache-directory.ts";
import { runProgram } from "../run-program.ts";

/** Packages to unpack: where under the cache, the program to find there, and which packages by the lists that `options` name. */
export type DebianPackages = {
  readonly home: string;
  /** The program, from the root of the unpacked tree. */
  readonly program: string;
  readonly packages: (options: readonly string[]) => Promise<readonly string[] | undefined>;
};

/** Debian's packages, unpacked inside the checkout: no root, nothing installed. Undefined where they cannot be had. */
export const unpackDebianPackages = async (wanted: DebianPackages): Promise<string | undefined> => {
  const home = join(CACHE, wanted.home);
  const program = join(home, wanted.program);
  if (existsSync(program)) return program;
  const fresh = `${home}.${process.pid}`;
  const unpacked = await unpackInto(fresh, wanted);
  if (unpacked && !existsSync(home)) renameSync(fresh, home);
  rmSync(fresh, { recursive: true, force: true });
  return existsSync(program) ? program : undefined;
};

/** The machine's package lists may be missing or out of date; then lists of our own are fetched beside the package. */
const unpackInto = async (directory: string, wanted: DebianPackages): Promise<boolean> => {
  const lists = join(directory, "apt-lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  const own = [
    ...["-o", `Dir::State::Lists=${lists}`],
    ...["-o", `Dir::Cache=${directory}`],
    ...["-o", "APT::Sandbox::User=root"],
  ];
  if (await downloadAndUnpack(directory, wanted, [])) return true;
  await runProgram("apt-get", [...own, "update"], { timeoutMs: 120_000 });
  const unpacked = await downloadAndUnpack(directory, wanted, own);
  for (const name of ["apt-lists", "pkgcache.bin", "srcpkgcache.bin"])
    rmSync(join(directory, name), { recursive: true, force: true });
  return unpacked;
};

const downloadAndUnpack = async (
  directory: string,
  { program, packages }: DebianPackages,
  options: readonly string[],
): Promise<boolean> => {
  const names = await packages(options);
  if (names === undefined) return false;
  const fetched = await runProgram("apt-get", [...options, "download", ...names], {
    cwd: directory,
    timeoutMs: 120_000,
  });
  if (!fetched.ok) return false;
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".deb"))) {
    const unpacked = await runProgram("dpkg", ["-x", join(directory, file), directory]);
    if (!unpacked.ok) return false;
    rmSync(join(directory, file));
  }
  return existsSync(join(directory, program));
};
