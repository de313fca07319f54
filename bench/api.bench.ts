import { every } from "./api/measure-every.ts";
import { tradeLog } from "./api/measure-trade-log.ts";
import { type Bench, measureParts } from "./bench.ts";

/** What an answer of the API costs, and how soon it is there. */
export const api: Bench = {
  name: "api",
  about:
    "what the most asked list costs beside a bare server, and how soon every procedure and route answers",
  run: async (options) => measureParts([tradeLog, await every()], null, options),
};
