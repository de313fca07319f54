import { parseArgs } from "node:util";
import { findMutant, MUTANTS } from "./mutants.ts";

export type SimOptions = {
  readonly seeds: number;
  readonly from: number;
  readonly mutant: string | null;
  readonly json: boolean;
  readonly listMutants: boolean;
  /** Runs every seed a second time and compares the traces. */
  readonly twice: boolean;
  /** Prints what happened in a seed that fails. */
  readonly trace: boolean;
  /** Threads that share the seeds. */
  readonly jobs: number;
  /** Plays this recording instead of seeds. */
  readonly candles: string | null;
  /** How often margin is changed by hand while a recording is played, on each account and day. */
  readonly byHand: number;
};

/** A mistake in how the command was called, in a sentence that says what to do. */
export class SimUsageError extends Error {}

const USAGE =
  "npm run sim -- [--seeds N] [--from S] [--mutant NAME] [--list-mutants] [--twice] [--trace] [--jobs N] [--json], " +
  "or npm run sim -- --candles FILE [--by-hand N] [--mutant NAME] [--json]";

const whole = (name: string, text: string, least: number): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new SimUsageError(`--${name} takes a whole number from ${least} on, got ${text}. ${USAGE}`);
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: { type: "string", default: "1000" },
        from: { type: "string", default: "1" },
        mutant: { type: "string" },
        jobs: { type: "string", default: "2" },
        candles: { type: "string" },
        "by-hand": { type: "string", default: "2" },
        json: { type: "boolean", default: false },
        twice: { type: "boolean", default: false },
        trace: { type: "boolean", default: false },
        "list-mutants": { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new SimUsageError(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
};

/** @throws SimUsageError with one line that says what to do. */
export const readSimOptions = (args: readonly string[]): SimOptions => {
  const values = parse(args);
  if (values.mutant !== undefined && findMutant(values.mutant) === null) {
    const names = MUTANTS.map(({ name }) => name).join(", ");
    throw new SimUsageError(`There is no mutant ${values.mutant}. There are: ${names}.`);
  }
  return {
    seeds: whole("seeds", values.seeds, 1),
    from: whole("from", values.from, 0),
    mutant: values.mutant ?? null,
    json: values.json,
    listMutants: values["list-mutants"],
    twice: values.twice,
    trace: values.trace,
    jobs: whole("jobs", values.jobs, 1),
    candles: values.candles ?? null,
    byHand: whole("by-hand", values["by-hand"], 0),
  };
};
