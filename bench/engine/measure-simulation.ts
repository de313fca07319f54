import { z } from "zod";
import { MUTANTS } from "#cli/sim/mutants.ts";
import type { Part, Values } from "../bench.ts";
import { exactly, type Listed } from "../figure.ts";
import { say } from "../say.ts";
import type { Stage } from "./open-stage.ts";
import { runCommand } from "./run-command.ts";

const SIM = "src/cli/sim.ts";
const answerSchema = z.object({
  seeds: z.number(),
  violations: z.number(),
  differing: z.number(),
  seedsPerSecond: z.number(),
});

type Sizes = {
  readonly seeds: number;
  readonly twice: number;
  readonly mutantSeeds: number | null;
  readonly timeoutMs: number;
};

/** A whole run takes hours; without `--full` a small one shows that the figures are there, and mutants are left to the tests. */
const FULL: Sizes = { seeds: 10_000, twice: 500, mutantSeeds: 5_000, timeoutMs: 6 * 60 * 60_000 };
const SMALL: Sizes = { seeds: 60, twice: 20, mutantSeeds: null, timeoutMs: 4 * 60_000 };

const run = (args: readonly string[], { timeoutMs }: Sizes) => runCommand(SIM, args, answerSchema, timeoutMs);

const survivorsOf = async (seeds: number, sizes: Sizes): Promise<number> => {
  let survivors = 0;
  for (const { name } of MUTANTS) {
    const { violations } = await run(["--mutant", name, "--seeds", String(seeds)], sizes);
    if (violations > 0) continue;
    say(`  nobody caught ${name}`);
    survivors += 1;
  }
  return survivors;
};

/** The fault simulation, as `npm run sim` runs it. */
export const simulation = (isFull: boolean): Part<Stage> => {
  const sizes = isFull ? FULL : SMALL;
  const { seeds, twice, mutantSeeds } = sizes;
  const count = seeds.toLocaleString("en");
  const violationsOf = `simulation: violations in ${count} seeds`;
  const speed = "simulation: seeds a second";
  const differing = `simulation: seeds of ${twice} that differ when run again`;
  const survivors = `simulation: mutants not caught within ${mutantSeeds?.toLocaleString("en")} seeds`;
  const ofMutants: readonly Listed[] =
    mutantSeeds === null ? [] : [{ name: survivors, unit: "mutants", target: exactly(0) }];
  return {
    title: "simulation",
    figures: [
      { name: violationsOf, unit: "violations", target: exactly(0) },
      { name: differing, unit: "seeds", target: exactly(0) },
      ...ofMutants,
      { name: speed, unit: "per second", target: null },
    ],
    measure: async (): Promise<Values> => {
      const once = await run(["--seeds", String(seeds)], sizes);
      const again = await run(["--seeds", String(twice), "--twice"], sizes);
      return {
        [violationsOf]: once.violations,
        [differing]: again.differing,
        [speed]: once.seedsPerSecond,
        ...(mutantSeeds === null ? {} : { [survivors]: await survivorsOf(mutantSeeds, sizes) }),
      };
    },
  };
};
