import type { Sql, TransactionSql } from "postgres";
import { statementsSent } from "./statements-sent.ts";

/** Whatever has more is as long as what it is given, one of too many of its kind for each connection to remember. */
const MOST_PARAMETERS = 32;

type Inside = (tx: TransactionSql) => unknown;

/** Whether a transaction is over, also because its connection is gone. */
type Life = { isOver: boolean };

/** Of a transaction that is over, the driver would send it into nothing, which ends the process. */
const OVER = ["CONNECTION_CLOSED", "The transaction is over"] as const;

/** What the driver finds out when others wait on the same connection: it tells one of them, and gives their answers to others. */
const NOT_SENDABLE = [
  "UNDEFINED_VALUE",
  "A parameter of the statement is undefined, or there are too many",
] as const;

/** As many as the protocol can count. */
const COUNTABLE = 65_534;

const isSendable = (parameters: readonly unknown[]): boolean =>
  parameters.length < COUNTABLE && !parameters.includes(undefined);

/** The answer to a statement that is not given to the driver. */
const refused = ([code, why]: readonly [string, string]) => {
  const answer = Promise.reject(Object.assign(new Error(why), { code }));
  return Object.assign(answer, { values: () => answer });
};

/** The inside of a transaction that was over before it ended never ends: the driver has failed it, and would commit into nothing. */
const unlessOver = async (life: Life, inside: () => unknown): Promise<unknown> => {
  try {
    return await inside();
  } finally {
    if (life.isOver) await new Promise(() => {});
  }
};

/**
 * The same client, whose statements are prepared the first time that a connection sends them. The driver asks twice for one
 * that is not: what its parameters are, and then for its rows. From the second time on, it is one question and no parsing.
 * Plans are the same either way, since the server is told to plan for any parameters.
 *
 * Once a transaction is over, nothing is sent by its client any more.
 */
export const preparingClient = <Client extends Sql | TransactionSql>(
  client: Client,
  life: Life = { isOver: false },
): Client =>
  new Proxy(client, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== "function") return own;
      const within = (args: readonly unknown[], one: Life): unknown => {
        const inside = args.at(-1) as Inside;
        const prepared: Inside = (tx) => unlessOver(one, () => inside(preparingClient(tx, one)));
        return Reflect.apply(own, target, [...args.slice(0, -1), prepared]);
      };
      switch (name) {
        case "unsafe":
          return (query: string, parameters: readonly unknown[] = [], options: object = {}) => {
            if (life.isOver) return refused(OVER);
            if (!isSendable(parameters)) return refused(NOT_SENDABLE);
            if (statementsSent.hasSubscribers) statementsSent.publish(query);
            const prepare = parameters.length > 0 && parameters.length <= MOST_PARAMETERS;
            return Reflect.apply(own, target, [query, parameters, { ...options, prepare }]);
          };
        case "savepoint":
          return (...args: readonly unknown[]) => within(args, life);
        case "begin":
          return async (...args: readonly unknown[]) => {
            const one: Life = { isOver: false };
            try {
              return await within(args, one);
            } finally {
              one.isOver = true;
            }
          };
        default:
          return own;
      }
    },
  });
