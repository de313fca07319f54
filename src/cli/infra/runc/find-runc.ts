import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { inheritedEnv } from "#env";
import { type DebianProgram, unpackDebianProgram } from "../debian/unpack-debian-program.ts";
import { findOnPath } from "../find-on-path.ts";
import { runProgram } from "../run-program.ts";

const CGROUPS = "/sys/fs/cgroup";
const NAMESPACES = ["--mount", "--pid", "--ipc", "--uts", "--fork", "--mount-proc"];

const isWritable = (directory: string): boolean => {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Whoever runs this is root of a machine, and not of a container that may make none. */
const mayMakeContainers = async (): Promise<boolean> => {
  if (process.getuid?.() !== 0 || !existsSync(CGROUPS)) return false;
  if (!isWritable(existsSync(join(CGROUPS, "pids")) ? join(CGROUPS, "pids") : CGROUPS)) return false;
  return (await runProgram("unshare", [...NAMESPACES, "true"])).ok;
};

/**
 * What Docker and Kubernetes start containers with: on the search path, or else Debian's package under node_modules/.cache.
 * Undefined where no container can be made, or by nobody but root.
 */
export const findRunc = async (): Promise<DebianProgram | undefined> => {
  if (!(await mayMakeContainers())) return undefined;
  const file = findOnPath(["runc"], inheritedEnv("test").PATH ?? "");
  if (file !== undefined) return { file, libraryPath: undefined, origin: "runc on PATH" };
  return unpackDebianProgram({ home: "runc", program: join("usr", "sbin", "runc"), packages: ["runc"] });
};
