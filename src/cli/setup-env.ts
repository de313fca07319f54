import { parseArgs } from "node:util";
import { printDone, printFailure, printLine, printWarning } from "./print.ts";
import { writeEnv } from "./setup-env/write-env.ts";

const USAGE = [
  "npm run setup:env -- --host axisor.example [--out deploy/compose/.env] [--add-missing]",
  "",
  "Writes the settings of a composed installation with fresh secrets, the keyring among them, and asks nothing. A file that",
  "is there is kept; --add-missing adds to it what a newer version needs.",
].join("\n");

try {
  const { values } = parseArgs({
    options: {
      host: { type: "string" },
      out: { type: "string", default: "deploy/compose/.env" },
      "add-missing": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { host, out, "add-missing": addMissing } = values;
  if (values.help) printLine(USAGE);
  else {
    const added = await writeEnv({ out, addMissing, ...(host === undefined ? {} : { host }) }, Date.now());
    printDone(
      added.length === 0 ? `Nothing was missing in ${out}` : `${added.length} settings are in ${out}`,
    );
    printWarning(
      "Keep a copy of keyring.json elsewhere: without it no stored secret opens, and no backup holds it.",
    );
  }
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
