import { errorCode } from "./error-code.ts";

/** What the driver and the system call the end of a connection, and what the server says before it ends one. */
const LOST: ReadonlySet<string> = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
]);

/**
 * Runs the inside of a transaction. On a lost connection it never ends: the driver itself fails the transaction then, and
 * would otherwise send a rollback into the closed connection, which ends the process or leaves that place in the pool
 * unable to connect ever again. Everything else passes through.
 */
export const abandonLost = async <T>(inside: () => Promise<T>): Promise<T> => {
  try {
    return await inside();
  } catch (error) {
    if (LOST.has(errorCode(error) ?? "")) return new Promise<T>(() => {});
    throw error;
  }
};
