import { z } from "zod";
import type { Part, Values } from "../bench.ts";
import { runCommand } from "../engine/run-command.ts";
import { atLeast, below, exactly } from "../figure.ts";

const INTENTS = 100;
const MEDIAN = "median recovery without a person, of the kind of fault that takes longest";
const OF_ALL = "median recovery without a person, of all faults";
const LONGEST = "longest recovery without a person";
const FAULTS = "faults of the chaos run";
const OPEN = "faults of the chaos run that were never over";

const kindSchema = z.object({
  faults: z.number(),
  recovered: z.number(),
  medianMs: z.number().nullable(),
  maxMs: z.number().nullable(),
});
const answerSchema = z.object({
  recovery: kindSchema.extend({ worstMedianMs: z.number().nullable() }),
});

/** One that was never over is no figure, and does not pass. */
const seconds = (ms: number | null): number => (ms === null ? Number.NaN : ms / 1_000);

/** From each fault of `npm run chaos` to the moment when ticks are taken and nothing waits, as the run itself tells it. */
export const recovery: Part<null> = {
  title: "recovery from faults",
  figures: [
    { name: MEDIAN, unit: "s", target: below(300) },
    { name: OF_ALL, unit: "s", target: below(300) },
    { name: LONGEST, unit: "s", target: null },
    { name: FAULTS, unit: "faults", target: atLeast(20) },
    { name: OPEN, unit: "faults", target: exactly(0) },
  ],
  measure: async (): Promise<Values> => {
    const args = ["--intents", String(INTENTS)];
    const { recovery: seen } = await runCommand("src/cli/chaos.ts", args, answerSchema, 10 * 60_000);
    return {
      [MEDIAN]: seconds(seen.worstMedianMs),
      [OF_ALL]: seconds(seen.medianMs),
      [LONGEST]: seconds(seen.maxMs),
      [FAULTS]: seen.faults,
      [OPEN]: seen.faults - seen.recovered,
    };
  },
};
