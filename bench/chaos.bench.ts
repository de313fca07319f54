import { type Bench, measureParts } from "./bench.ts";
import { hour } from "./chaos/measure-hour.ts";

/** What users have of the product while its parts fail one after another. */
export const chaos: Bench = {
  name: "chaos",
  about:
    "how available the product is, whether it loses or doubles anything, and how soon it acts again while its parts fail one after another (an hour with --full)",
  run: (options) => measureParts([hour(options.isFull)], null, options),
};
