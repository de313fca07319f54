import { readAsBundler } from "./matrix/read-as-bundler.ts";
import {
  MATRIX_USAGE,
  type MatrixCommand,
  MatrixUsageError,
  readMatrixOptions,
} from "./matrix/read-matrix-options.ts";
import { printDone, printFailure, printJson, printLine, printStep, printWarning } from "./print.ts";

readAsBundler();

const run = async ({ json, only }: MatrixCommand): Promise<void> => {
  const { runHere } = await import("./matrix/run-here.ts");
  const { isClean } = await import("./matrix/findings.ts");
  const { figures, findings } = await runHere(only === null ? {} : { only }, json ? () => {} : printStep);
  if (json) printJson(figures);
  else {
    const { procedures, routes, cases } = figures;
    printLine(`${procedures} procedures and ${routes} routes, ${cases} cases.`);
  }
  for (const { kind, where, what } of findings) printWarning(`${kind}: ${where} ${what}`);
  if (!isClean(figures)) process.exitCode = 1;
  else if (!json) printDone("Nobody reads, changes or floods what is somebody else's");
};

try {
  const options = readMatrixOptions(process.argv.slice(2));
  if (options === null) printLine(MATRIX_USAGE);
  else await run(options);
} catch (error) {
  printFailure(
    error instanceof MatrixUsageError
      ? error.message
      : `The matrix broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
