import { chownSync, cpSync, lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { runProgram } from "../infra/run-program.ts";
import { listBaseFiles } from "./list-base-files.ts";
import type { Account, FinalImage } from "./read-final-image.ts";

/** Where the machine has one directory for two of these, so has what is made of its packages. */
const MERGED = ["bin", "sbin", "lib", "lib64"];

type Wish = {
  readonly image: FinalImage;
  /** Where the image that makes it has `/src/...` lying on this machine. */
  readonly place: (source: string) => string;
  readonly to: string;
};

const layBase = async (to: string): Promise<void> => {
  const { files, missing } = await listBaseFiles();
  if (missing.length > 0) throw new Error(`This machine lacks packages of the base: ${missing.join(", ")}.`);
  for (const name of MERGED) {
    const [there, here] = [join("/", name), join(to, name)];
    if (lstatSync(there, { throwIfNoEntry: false })?.isSymbolicLink()) symlinkSync(readlinkSync(there), here);
  }
  const unlinked = files.filter((file) => !MERGED.includes(file));
  const copied = await runProgram("cp", ["--archive", "--parents", `--target-directory=${to}`, ...unlinked], {
    cwd: "/",
  });
  if (!copied.ok) throw new Error(`The base could not be copied: ${copied.output.slice(0, 500)}`);
};

const giveTo = ({ uid, gid }: Account, directory: string): void => {
  chownSync(directory, uid, gid);
  for (const entry of readdirSync(directory, { recursive: true, encoding: "utf8" }))
    chownSync(join(directory, entry), uid, gid);
};

/**
 * Lays out below `to`, as root, what a container of the image has as its root: the base from this machine's packages, and what
 * the `COPY` lines put above it, as an engine would.
 */
export const layRoot = async ({ image, place, to }: Wish): Promise<void> => {
  await layBase(to);
  for (const copy of image.copies) {
    const destination = join(to, relative("/", copy.to));
    mkdirSync(destination, { recursive: true });
    cpSync(place(copy.from), destination, { recursive: true, verbatimSymlinks: true });
    // All else belongs to whoever lays it, who is root.
    if (copy.owner.uid !== 0) giveTo(copy.owner, destination);
  }
};
