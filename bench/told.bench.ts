import { type Bench, measureParts } from "./bench.ts";
import { cache } from "./told/measure-cache.ts";

/** What watching the product costs, and what it saves. */
export const told: Bench = {
  name: "told",
  about: "what a kept value costs to read",
  run: (options) => measureParts([cache], null, options),
};
