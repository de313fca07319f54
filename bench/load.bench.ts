import { stagedBench } from "./bench.ts";
import { openLoadStage, sizesOf } from "./load/load-stage.ts";
import { fanOut } from "./load/measure-fan-out.ts";
import { hitRate } from "./load/measure-hit-rate.ts";
import { sustainable } from "./load/measure-sustainable.ts";
import { listLoadedWalk } from "./load/walk-loaded.ts";

/** How many people the product carries on this machine, and what it costs to tell all of them something. */
export const load = stagedBench({
  name: "load",
  about:
    "how many users it carries at once with all that is promised, what twice as many do to it, and what a price to all of them costs",
  parts: async (isFull) => {
    const rates = hitRate(isFull);
    // An hour of its own, on a clock of its own.
    const cached = { ...rates, measure: () => rates.measure(null) };
    const sizes = sizesOf(isFull);
    return [fanOut(sizes), sustainable(sizes, await listLoadedWalk()), cached];
  },
  open: (isFull) => openLoadStage(sizesOf(isFull)),
  stop: (stage) => stage.stop(),
});
