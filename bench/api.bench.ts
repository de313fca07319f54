import { every } from "./api/measure-every.ts";
import { lists } from "./api/measure-lists.ts";
import { tradeLog } from "./api/measure-trade-log.ts";
import { benchOf } from "./bench.ts";

/** What an answer of the API costs, and how soon it is there. */
export const api = benchOf({
  name: "api",
  about:
    "what the most asked list costs beside a bare server, how soon every list answers at size, and every procedure and route",
  parts: async (isFull) => [tradeLog, lists(isFull), await every()],
});
