import { readFileSync } from "node:fs";

/** Beside one for each user: requests, files of the program, connections of the database. */
const SOME_MORE = 1_000;

/** How many files this process, and what it starts, may have open; as many as it likes where no system says so. */
const openFilesAllowed = (): number => {
  if (process.platform !== "linux") return Number.POSITIVE_INFINITY;
  const text = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
  return text === undefined ? Number.POSITIVE_INFINITY : Number(text);
};

/** Each user is a socket of the generator's and one of a server's. @throws Error with one sentence that says what to do. */
export const checkOpenFiles = (users: number, allowed = openFilesAllowed()): void => {
  const needed = users + SOME_MORE;
  if (allowed >= needed) return;
  throw new Error(
    `A process may have ${allowed} files open here and ${users} users need ${needed}: run ulimit -n ${needed} first, or ask for fewer users.`,
  );
};
