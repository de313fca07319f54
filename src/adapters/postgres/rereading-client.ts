import type { Sql } from "postgres";
import { errorCode } from "./error-code.ts";

/** A statement of the driver, and how it is told what came of it. */
type Statement = Promise<unknown> & {
  readonly isRaw?: unknown;
  readonly resolve: (rows: unknown) => void;
  reject: (error: unknown) => void;
};

const isStatement = (value: unknown): value is Statement => value instanceof Promise && "reject" in value;

/** The connection is gone, and that was known at once: whoever waited in vain for an answer does not wait twice. */
const GONE: ReadonlySet<string> = new Set(["CONNECTION_CLOSED", "ECONNRESET", "EPIPE", "57P01", "57P02"]);

const WRITES =
  /\b(insert|update|delete|merge|call|into|nextval|setval|set_config|pg_notify|pg_\w*lock\w*|pg_terminate_backend)\b/i;

/** What changes nothing, however often it is asked. Wrongly taken for a change it is merely not asked again. */
export const isRead = (statement: string): boolean =>
  /^\s*(select|with)\b/i.test(statement) && !WRITES.test(statement);

/** Once more, and once again: the driver tells the first statement of a new connection what had ended the old one, unsent. */
const MORE = 2;

/**
 * The same client, which asks once more, on another connection, what only reads and lost its own: after a database was
 * restarted every connection of a pool is gone, and each would fail one request. What changes something is never sent again:
 * whether it was done is not known. Statements of a transaction end with it.
 */
export const rereadingClient = (client: Sql): Sql => {
  const unsafe = (...args: Parameters<Sql["unsafe"]>) => {
    const first = client.unsafe(...args);
    if (!isStatement(first)) return first;
    const { reject } = first;
    let left = MORE;
    const askAgain = (error: unknown): void => {
      // The driver holds on to what it sent last, and tells it once more when it is connected again.
      first.reject = () => {};
      if (left === 0 || !GONE.has(errorCode(error) ?? "") || !isRead(args[0])) {
        reject(error);
        return;
      }
      left -= 1;
      const again = client.unsafe(...args);
      void (first.isRaw === "values" ? again.values() : again).then(first.resolve, askAgain);
    };
    first.reject = askAgain;
    return first;
  };
  return new Proxy(client, {
    get: (target, name) => (name === "unsafe" ? unsafe : Reflect.get(target, name)),
  });
};
