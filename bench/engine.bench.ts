import { type Part, stagedBench } from "./bench.ts";
import { burst } from "./engine/measure-burst.ts";
import { chaos } from "./engine/measure-chaos.ts";
import { claiming } from "./engine/measure-claiming.ts";
import { jobs } from "./engine/measure-jobs.ts";
import { matching } from "./engine/measure-matching.ts";
import { reaction } from "./engine/measure-reaction.ts";
import { rearming } from "./engine/measure-rearming.ts";
import { simulation } from "./engine/measure-simulation.ts";
import { sync } from "./engine/measure-sync.ts";
import { trailing } from "./engine/measure-trailing.ts";
import { openStage, type Stage } from "./engine/open-stage.ts";

/** In this order: what changes the million triggers comes after what needs them untouched. */
const partsOf = (isFull: boolean): readonly Part<Stage>[] => [
  matching,
  claiming,
  rearming,
  trailing,
  jobs,
  reaction,
  burst,
  sync,
  simulation(isFull),
  chaos(isFull),
];

/** Matching, claiming, acting and reading: what the engine costs and how fast it is. */
export const engine = stagedBench({
  name: "engine",
  about: "every trigger found, every effect exactly once: what it costs and how soon it happens",
  parts: partsOf,
  open: () => openStage(),
  stop: (stage) => stage.stop(),
});
