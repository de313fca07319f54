import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { inheritedEnv } from "#env";
import { runProgram } from "../infra/run-program.ts";

/** What distroless/cc is made of, each by the names that Debian and Ubuntu give it. */
const PACKAGES: ReadonlyArray<readonly string[]> = [
  ["base-files"],
  ["netbase"],
  ["tzdata"],
  ["ca-certificates"],
  ["libc6"],
  ["libssl3", "libssl3t64"],
  ["libgomp1"],
  ["libgcc-s1"],
  ["libstdc++6"],
];
/** Made when the packages are installed, so no package lists it. */
const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

export type BaseFiles = {
  /** Below the root of this machine, without the first slash. */
  readonly files: readonly string[];
  /** Packages that this machine does not have, so that they are not counted. */
  readonly missing: readonly string[];
};

const listPackage = async (names: readonly string[]): Promise<readonly string[] | null> => {
  for (const name of names) {
    const { ok, output } = await runProgram("dpkg-query", ["--listfiles", name], {
      env: { ...inheritedEnv("production"), LC_ALL: "C" },
    });
    if (ok) return output.split("\n").filter((line) => line.startsWith("/") && line !== "/.");
  }
  return null;
};

/** A path by way of no directory that is a link, as an archive must name it. */
const straight = (file: string): string =>
  join(realpathSync(dirname(file)), file.slice(dirname(file).length));

/**
 * The files of the image's base, taken from the same packages of this machine, since the base itself cannot be pulled without
 * an engine. Their documents are among them, which the real one leaves out: it weighs rather less.
 */
export const listBaseFiles = async (): Promise<BaseFiles> => {
  const listed = await Promise.all(PACKAGES.map(listPackage));
  const missing = PACKAGES.flatMap(([name = ""], index) => (listed[index] === null ? [name] : []));
  const paths = [...listed.flatMap((files) => files ?? []), CERTIFICATES];
  const files = paths.filter((file) => existsSync(file) && !lstatSync(file).isDirectory()).map(straight);
  return { files: [...new Set(files)].map((file) => file.slice(1)).sort(), missing };
};
