import { comesOf } from "./comes-of.ts";

const CODE = "NO_CONNECTION_IN_TIME";
const SHED: ReadonlySet<string> = new Set([CODE]);

/** What a statement is refused with that found no connection in time: nothing of it was sent. */
export const connectionShed = (waitMs: number): Error =>
  Object.assign(new Error(`No connection to the database was free within ${waitMs} ms`), { code: CODE });

/** Whether this was, or came of, a statement that found no connection in time. */
export const isConnectionShed = (error: unknown): boolean => comesOf(error, SHED);
