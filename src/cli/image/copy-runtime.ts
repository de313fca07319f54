import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

/** What the base of the image brings: the C and C++ runtime, and the loader. */
const IN_THE_BASE =
  /^(linux-vdso|ld-linux|libc|libm|libdl|libpthread|librt|libresolv|libstdc\+\+|libgcc_s)[.-]/;
const TRIPLETS: Readonly<Record<string, string>> = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" };

const reportSchema = z.object({ sharedObjects: z.array(z.string()) });

/** The libraries that this very Node was loaded with and that the base does not bring. */
export const librariesBeyondTheBase = (loaded: readonly string[]): readonly string[] =>
  loaded.filter((file) => /\.so(\.|$)/.test(file) && !IN_THE_BASE.test(basename(file)));

/**
 * Lays the Node that runs this, and what it is loaded with, where an image of Debian looks for them below `to`.
 * @returns the libraries that went along.
 */
export const copyRuntime = (to: string): readonly string[] => {
  const triplet = process.platform === "linux" ? TRIPLETS[process.arch] : undefined;
  if (triplet === undefined) {
    throw new Error(`An image holds the Node of this machine, so make it on Linux, not ${process.platform}.`);
  }
  rmSync(to, { recursive: true, force: true });
  const [programs, libraries] = [join(to, "usr", "local", "bin"), join(to, "usr", "lib", triplet)];
  for (const directory of [programs, libraries]) mkdirSync(directory, { recursive: true });
  const node = join(programs, "node");
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  const { sharedObjects } = reportSchema.parse(process.report.getReport());
  const needed = librariesBeyondTheBase(sharedObjects);
  for (const file of needed) {
    const copy = join(libraries, basename(file));
    copyFileSync(file, copy);
    chmodSync(copy, 0o644);
  }
  return needed;
};
