import { parseArgs } from "node:util";
import { FAULTS, type Fault } from "./fault-table.ts";

export type AppChaosOptions = {
  readonly minutes: number;
  readonly only: readonly Fault[] | null;
  readonly json: boolean;
};

/** A flag that makes no sense; the message is one line that says what to write instead. */
export class AppChaosUsageError extends Error {}

const USAGE = "Usage: npm run chaos -- --app [--minutes N] [--only FAULT,…] [--json]";
const LEAST = 2;
const MOST = 600;

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        minutes: { type: "string", default: "60" },
        only: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new AppChaosUsageError(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
};

const faultOf = (text: string): Fault => {
  const found = FAULTS.find((fault) => fault === text);
  if (found === undefined)
    throw new AppChaosUsageError(`--only: write one of ${FAULTS.join(", ")}, not "${text}".`);
  return found;
};

/** The command line as options. @throws AppChaosUsageError */
export const readAppChaosOptions = (argv: readonly string[]): AppChaosOptions => {
  const { minutes, only, json } = flagsOf(argv);
  const count = Number(minutes);
  if (!/^\d+$/.test(minutes) || count < LEAST || count > MOST)
    throw new AppChaosUsageError(
      `--minutes: write a whole number from ${LEAST} to ${MOST}, not "${minutes}".`,
    );
  return { minutes: count, only: only === undefined ? null : only.split(",").map(faultOf), json };
};
