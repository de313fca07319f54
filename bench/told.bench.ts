import { type Bench, measureParts } from "./bench.ts";
import { cache } from "./told/measure-cache.ts";
import { critical } from "./told/measure-critical.ts";
import { drain } from "./told/measure-drain.ts";
import { failures } from "./told/measure-failures.ts";
import { scrape } from "./told/measure-scrape.ts";

/** Whether what happened is told, how soon, and what watching the product costs. */
export const told: Bench = {
  name: "told",
  about:
    "how soon traders are told, whether anything is lost on the way, and what a kept value costs to read",
  run: (options) => measureParts([critical, drain, cache, failures, scrape], null, options),
};
