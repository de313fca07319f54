import type { Sql, TransactionSql } from "postgres";

/** Whatever has more is as long as what it is given, one of too many of its kind for each connection to remember. */
const MOST_PARAMETERS = 32;

type Inside = (tx: TransactionSql) => unknown;

/**
 * The same client, whose statements are prepared the first time that a connection sends them. The driver asks twice for one
 * that is not: what its parameters are, and then for its rows. From the second time on, it is one question and no parsing.
 * Plans are the same either way, since the server is told to plan for any parameters.
 */
export const preparingClient = <Client extends Sql | TransactionSql>(client: Client): Client =>
  new Proxy(client, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== "function") return own;
      switch (name) {
        case "unsafe":
          return (query: string, parameters: readonly unknown[] = [], options: object = {}) => {
            const prepare = parameters.length > 0 && parameters.length <= MOST_PARAMETERS;
            return Reflect.apply(own, target, [query, parameters, { ...options, prepare }]);
          };
        case "begin":
        case "savepoint":
          return (...args: readonly unknown[]) => {
            const inside = args.at(-1) as Inside;
            const prepared: Inside = (tx) => inside(preparingClient(tx));
            return Reflect.apply(own, target, [...args.slice(0, -1), prepared]);
          };
        default:
          return own;
      }
    },
  });
