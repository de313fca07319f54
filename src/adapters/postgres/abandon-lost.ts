import { CONNECTION_LOST } from "#domain/resilience/database-away.ts";
import { errorCode } from "./error-code.ts";

/**
 * Runs the inside of a transaction. On a lost connection it never ends: the driver itself fails the transaction then, and
 * would otherwise send a rollback into the closed connection, which ends the process or leaves that place in the pool
 * unable to connect ever again. Everything else passes through.
 */
export const abandonLost = async <T>(inside: () => Promise<T>): Promise<T> => {
  try {
    return await inside();
  } catch (error) {
    if (CONNECTION_LOST.has(errorCode(error) ?? "")) return new Promise<T>(() => {});
    throw error;
  }
};
