import { benchOf } from "./bench.ts";
import { cache } from "./told/measure-cache.ts";
import { critical } from "./told/measure-critical.ts";
import { drain } from "./told/measure-drain.ts";
import { failures } from "./told/measure-failures.ts";
import { recovery } from "./told/measure-recovery.ts";
import { scrape } from "./told/measure-scrape.ts";

/** Whether what happened is told, how soon, and what watching the product costs. */
export const told = benchOf({
  name: "told",
  about:
    "how soon traders and operators are told, whether anything is lost on the way, what a kept value and a scrape cost, and how soon all is well again after a fault",
  parts: () => [critical, drain, cache, failures, scrape, recovery],
});
