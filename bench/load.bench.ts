import { type Bench, measureParts } from "./bench.ts";
import { openLoadStage, sizesOf } from "./load/load-stage.ts";
import { fanOut } from "./load/measure-fan-out.ts";
import { sustainable } from "./load/measure-sustainable.ts";

/** How many people the product carries on this machine, and what it costs to tell all of them something. */
export const load: Bench = {
  name: "load",
  about:
    "how many users it carries at once with all that is promised, what twice as many do to it, and what a price to all of them costs",
  run: async (options) => {
    const sizes = sizesOf(options.isFull);
    const stage = openLoadStage(sizes);
    try {
      return await measureParts([fanOut(sizes), sustainable(sizes)], stage, options);
    } finally {
      await stage.stop();
    }
  },
};
