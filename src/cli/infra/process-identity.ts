import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process we started, by what no other process can share: its number and the moment it began. */
export type ProcessIdentity = Readonly<{ pid: number; startedAt: string }>;

/** When the process began, in the system's own words; undefined when it has ended. */
export function startOf(pid: number): string | undefined {
  if (process.platform !== "linux") {
    const listed = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim();
    return listed === "" ? undefined : listed;
  }
  try {
    const ticks = startTicksOf(readFileSync(`/proc/${pid}/stat`, "utf8"));
    // Ticks count from boot, so they name a moment only together with the boot.
    return ticks && `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${ticks}`;
  } catch {
    return undefined;
  }
}

/** Field 22 of a stat line; the second field is a name in brackets that may itself hold brackets and spaces. */
export function startTicksOf(stat: string): string | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ended = fields[0] === "Z" || fields[0] === "X";
  return ended ? undefined : fields[19];
}

export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the process still runs and is the one we started; a number given away to a stranger is not. */
export function isStillOurs(
  known: ProcessIdentity,
  start: (pid: number) => string | undefined = startOf,
): boolean {
  return start(known.pid) === known.startedAt;
}

/** The command line a process was started with, empty when it has ended. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
