import { type Bench, measureParts } from "./bench.ts";
import { openLoadStage, sizesOf } from "./load/load-stage.ts";
import { fanOut } from "./load/measure-fan-out.ts";
import { hitRate } from "./load/measure-hit-rate.ts";
import { sustainable } from "./load/measure-sustainable.ts";
import { listLoadedWalk } from "./load/walk-loaded.ts";

/** How many people the product carries on this machine, and what it costs to tell all of them something. */
export const load: Bench = {
  name: "load",
  about:
    "how many users it carries at once with all that is promised, what twice as many do to it, and what a price to all of them costs",
  run: async (options) => {
    const sizes = sizesOf(options.isFull);
    const stage = openLoadStage(sizes);
    const rates = hitRate(options.isFull);
    // An hour of its own, on a clock of its own.
    const cached = { ...rates, measure: () => rates.measure(null) };
    try {
      return await measureParts(
        [fanOut(sizes), sustainable(sizes, await listLoadedWalk()), cached],
        stage,
        options,
      );
    } finally {
      await stage.stop();
    }
  },
};
