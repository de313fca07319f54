import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./error-code.ts";

/** Serialization failure and deadlock: the server undid all of it, so that it may be done once more. */
const CONFLICTS: ReadonlySet<string> = new Set(["40001", "40P01"]);
const TRIES = 3;
const PAUSE_MS = 20;

/**
 * Does what the database undid because somebody else did theirs at the same time, three times in all. Nothing else is ever
 * done again: whether it was done is then not known.
 */
export const retryConflicts = async <T>(change: () => Promise<T>): Promise<T> => {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await change();
    } catch (error) {
      if (left === 0 || !CONFLICTS.has(errorCode(error) ?? "")) throw error;
      // Two that met must not meet again.
      await sleep(PAUSE_MS * (0.5 + Math.random()));
    }
  }
};
