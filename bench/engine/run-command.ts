import type { z } from "zod";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { commandArgs } from "#cli/infra/command-args.ts";
import { runProgram } from "#cli/infra/run-program.ts";

/** Runs a command of ours with `--json` and reads what it says. @throws Error when it says nothing of the kind. */
export const runCommand = async <T>(
  file: string,
  args: readonly string[],
  answer: z.ZodType<T>,
  timeoutMs: number,
): Promise<T> => {
  const { output } = await runProgram(process.execPath, commandArgs(file, [...args, "--json"]), {
    cwd: CHECKOUT,
    timeoutMs,
  });
  const line = output.split("\n").findLast((candidate) => candidate.startsWith("{"));
  // A run that found something fails too: what it says is judged here, not its exit status.
  if (line === undefined) throw new Error(`${file} gave no figures:\n${output.slice(-2_000)}`);
  return answer.parse(JSON.parse(line));
};
