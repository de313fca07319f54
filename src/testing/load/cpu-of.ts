import { readdirSync, readFileSync } from "node:fs";

/** What a process took of the processors until now. */
type Taken = { readonly parent: number; readonly own: number; readonly ended: number };

/** The kernel counts in hundredths of a second. */
const TICKS_A_SECOND = 100;
const [PARENT, USER, SYSTEM, ENDED_USER, ENDED_SYSTEM] = [1, 11, 12, 13, 14];

/** A line of /proc/PID/stat; its second field is a name in brackets that may itself hold brackets and spaces. */
export const takenIn = (stat: string): Taken => {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const number = (at: number): number => Number(fields[at] ?? Number.NaN);
  return {
    parent: number(PARENT),
    own: number(USER) + number(SYSTEM),
    ended: number(ENDED_USER) + number(ENDED_SYSTEM),
  };
};

const takenBy = (pid: string): Taken | null => {
  try {
    return takenIn(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    // It ended meanwhile: what it took is in its parent's account.
    return null;
  }
};

/** Seconds of processor time that a process took, with all its children, those that have ended too. */
export const cpuSecondsOf = (pid: number): number => {
  const self = takenBy(String(pid));
  if (self === null) throw new Error(`Process ${pid} has ended`);
  let ticks = self.own + self.ended;
  for (const name of readdirSync("/proc")) {
    const child = /^\d+$/.test(name) ? takenBy(name) : null;
    if (child?.parent === pid) ticks += child.own + child.ended;
  }
  return ticks / TICKS_A_SECOND;
};

/** Bytes that a process holds in memory. */
export const memoryOf = (pid: number): number =>
  1_024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN);
