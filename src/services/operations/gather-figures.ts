import type { Clock, Elapsed } from "#ports/clock.ts";
import type { Jobs } from "#ports/jobs.ts";
import type { Log } from "#ports/log.ts";
import type { Meter } from "#ports/meter.ts";
import type { Operations } from "#ports/operations.ts";
import { askPart } from "./ask-part.ts";
import { type Known, takeFigures } from "./take-figures.ts";

/** How components stood so long ago says nothing of how they stand. */
const STANDS_MS = 60_000;

export type FigureDeps = {
  readonly operations: Pick<Operations, "figures" | "facts" | "lastNoted">;
  readonly jobs: Pick<Jobs, "facts">;
  /** Networks whose breaker is open in this process. */
  readonly openBreakers: () => readonly string[];
  readonly meter: Meter;
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly log: Log;
};

const readKnown = async ({ operations, jobs }: FigureDeps, at: number): Promise<Known> => {
  const [figures, queues, facts, last] = await Promise.all([
    operations.figures(at),
    jobs.facts(),
    operations.facts(at),
    operations.lastNoted(),
  ]);
  const isFresh = last !== null && at - last.at <= STANDS_MS;
  return { figures, queues, facts, components: isFresh ? last.components : [] };
};

/**
 * Counts and measures for the metrics what stands in the database. It is waited for no longer than two seconds; what this
 * process counted itself is there without it.
 */
export const gatherFigures = async (deps: FigureDeps): Promise<void> => {
  const answer = await askPart(deps.elapsed, () => readKnown(deps, deps.clock()));
  if ("failure" in answer) deps.log.warn("figures-unreadable", { why: answer.failure });
  takeFigures(deps.meter, "failure" in answer ? null : answer.value, deps.openBreakers());
};
