import { parseArgs } from "node:util";
import { openSecurityDesk } from "#server/composition/desks/open-security-desk.ts";
import { log } from "#server/log.ts";
import { setOperator } from "#services/security/set-operator.ts";
import { printDone, printFailure, printLine } from "./print.ts";
import { findDatabase } from "./probe/find-database.ts";

const USAGE = [
  "npm run operator -- --email ADDRESS [--undo]",
  "",
  "Lets somebody with a second factor see the security events of everybody, on the page /operator; --undo takes it back.",
  "It holds from their next request on. Keys and other secrets are shown to nobody.",
].join("\n");

const set = async (email: string, isOperator: boolean): Promise<void> => {
  const databaseUrl = findDatabase();
  if (databaseUrl === null) {
    throw new Error("No database was found: set DATABASE_URL, or run this beside npm start.");
  }
  const desk = openSecurityDesk(databaseUrl, { clock: Date.now, log });
  try {
    await setOperator(desk, { email, isOperator });
  } finally {
    await desk.close();
  }
  printDone(isOperator ? `${email} is an operator` : `${email} is no operator`);
};

try {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      undo: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || values.email === undefined) {
    printLine(USAGE);
    if (!values.help) process.exitCode = 1;
  } else {
    await set(values.email, !values.undo);
  }
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
