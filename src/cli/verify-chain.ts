import { parseArgs } from "node:util";
import { openSecurityDesk } from "#server/composition.ts";
import { log } from "#server/log.ts";
import { verifyChain } from "#services/security/verify-chain.ts";
import { printDone, printFailure, printJson, printLine, printWarning } from "./print.ts";
import { findDatabase } from "./probe/find-database.ts";
import { headInWords, readHead } from "./verify-chain/read-head.ts";
import { wordsOfFault } from "./verify-chain/words-of-fault.ts";

const USAGE = [
  "npm run verify-chain -- [--head SEQ:HASH] [--json]",
  "",
  "Walks the security log from its first event and tells whether every event is there, unchanged and in its place. Keep the",
  "head that it prints on another machine and hand it in the next time: then a log that was written anew as a whole, or cut",
  "short, is found too. It ends with 1 when the log is not whole.",
].join("\n");

const verify = async (written: string | undefined): ReturnType<typeof verifyChain> => {
  const head = written === undefined ? null : readHead(written);
  const databaseUrl = findDatabase();
  if (databaseUrl === null) {
    throw new Error("No database was found: set DATABASE_URL, or run this beside npm start.");
  }
  const desk = openSecurityDesk(databaseUrl, { clock: Date.now, log });
  try {
    return await verifyChain(desk, { written: head });
  } finally {
    await desk.close();
  }
};

const run = async ({ head: written, json }: { readonly head?: string; readonly json: boolean }) => {
  const verdict = await verify(written);
  if (verdict.kind === "broken") process.exitCode = 1;
  if (json) printJson(verdict);
  else if (verdict.kind === "broken") printFailure(wordsOfFault(verdict.fault, verdict.seq));
  else {
    printDone(`${verdict.checked} events, each there and unchanged`);
    printLine(`Head: ${headInWords(verdict.head)}`);
    if (written === undefined)
      printWarning("Without --head a log that was written anew as a whole is not found.");
  }
};

try {
  const { values } = parseArgs({
    options: {
      head: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { help, json, head } = values;
  if (help) printLine(USAGE);
  else await run({ json, ...(head === undefined ? {} : { head }) });
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
