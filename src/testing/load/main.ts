import { printFailure, printJson, printLine, printStep } from "#cli/print.ts";
import { loadLines } from "./load-lines.ts";
import { brokenPromises } from "./load-report.ts";
import { openLoad } from "./open-load.ts";
import { readLoadOptions } from "./read-load-options.ts";

/** Whoever reads JSON reads nothing else on standard output. */
const sayBeside = (text: string): void => void process.stderr.write(`${text}\n`);

const run = async (): Promise<void> => {
  const { users, thinkMs, seconds, webs, isJson } = readLoadOptions(process.argv.slice(2));
  const load = await openLoad({ users, webs, say: isJson ? sayBeside : printStep });
  try {
    const report = await load.measure({ users, thinkMs, seconds });
    if (isJson) printJson({ ...report, broken: brokenPromises(report) });
    else for (const line of loadLines(report)) printLine(line);
    if (brokenPromises(report).length > 0) process.exitCode = 1;
  } finally {
    await load.close();
  }
};

try {
  await run();
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
