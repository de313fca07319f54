import type { Sql } from "postgres";
import { denseRows } from "./dense-rows.ts";
import { errorCode } from "./error-code.ts";

/** A statement of the driver, and how it is told what came of it. */
type Statement = Promise<unknown> & {
  readonly isRaw?: unknown;
  /** Gives it to the driver: whoever is made to wait first calls it later. */
  handle: () => Promise<void>;
  resolve: (rows: unknown) => void;
  reject: (error: unknown) => void;
};

const isStatement = (value: unknown): value is Statement =>
  value instanceof Promise && "reject" in value && "resolve" in value;

/** The connection is gone. */
const GONE: ReadonlySet<string> = new Set(["CONNECTION_CLOSED", "ECONNRESET", "EPIPE", "57P01", "57P02"]);

/** Whoever waited in vain for so long does not wait as long again: the wire was dead, and others are waiting too. */
const MOST_WAITED_MS = 1_000;

/** By then the driver has heard that the socket is closed: before, it would send into it what nobody answers ever. */
const CLOSED_AFTER_MS = 25;

const WRITES =
  /\b(insert|update|delete|merge|call|into|nextval|setval|set_config|pg_notify|pg_\w*lock\w*|pg_terminate_backend)\b/i;

/** What changes nothing, however often it is asked. Wrongly taken for a change it is merely not asked again. */
export const isRead = (statement: string): boolean =>
  /^\s*(select|with)\b/i.test(statement) && !WRITES.test(statement);

/** Once more, and once again: the driver tells the first statement of a new connection what had ended the old one, unsent. */
const MORE = 2;

/**
 * From here on the driver settles nothing itself: it keeps what it sent last on a connection, and settles that once more when
 * it is connected again, with whatever it holds then.
 */
const takeOver = (statement: Statement): void => {
  statement.resolve = () => {};
  statement.reject = () => {};
};

/** Asks a read that lost its connection once more, wherever it is asked next. */
const reread = (client: Sql, first: Statement, args: Parameters<Sql["unsafe"]>): void => {
  const { handle, resolve, reject } = first;
  let asked: number | null = null;
  let left = MORE;
  const askAgain = (error: unknown): void => {
    takeOver(first);
    const isLate = performance.now() - (asked ?? 0) > MOST_WAITED_MS;
    if (left === 0 || isLate || !GONE.has(errorCode(error) ?? "") || !isRead(args[0])) {
      reject(error);
      return;
    }
    left -= 1;
    setTimeout(() => {
      const again = client.unsafe(...args);
      void (first.isRaw === "values" ? again.values() : again).then(
        (rows) => resolve(denseRows(rows)),
        askAgain,
      );
    }, CLOSED_AFTER_MS);
  };
  first.handle = () => {
    asked ??= performance.now();
    return handle.call(first);
  };
  first.resolve = (rows) => resolve(denseRows(rows));
  first.reject = askAgain;
};

/**
 * The same client, which asks once more, on another connection, what only reads and lost its own: after a database was
 * restarted every connection of a pool is gone, and each would fail one request. What changes something is never sent again:
 * whether it was done is not known. Statements of a transaction end with it.
 */
export const rereadingClient = (client: Sql): Sql => {
  const unsafe = (...args: Parameters<Sql["unsafe"]>) => {
    const first = client.unsafe(...args);
    if (isStatement(first)) reread(client, first, args);
    return first;
  };
  return new Proxy(client, {
    apply: (target, self, args) => {
      const statement: unknown = Reflect.apply(target, self, args);
      if (isStatement(statement)) {
        const { resolve } = statement;
        statement.resolve = (rows) => resolve(denseRows(rows));
      }
      return statement;
    },
    get: (target, name) => (name === "unsafe" ? unsafe : Reflect.get(target, name)),
  });
};
