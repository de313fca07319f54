import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { env } from "#env";
import { encodeDecoy } from "#server/composition/credentials.ts";
import { wire } from "#server/composition/wire.ts";
import { log } from "#server/log.ts";
import { plantHoneytoken } from "#services/vault/plant-honeytoken.ts";
import { dataDirectoryAt } from "./infra/data-directory.ts";
import { readSecrets } from "./infra/read-secrets.ts";
import { printDone, printFailure, printLine } from "./print.ts";
import { findDatabase } from "./probe/find-database.ts";
import { findKeyring } from "./start/find-keyring.ts";

const USAGE = [
  "npm run honeytoken -- --email ADDRESS [--label NAME]",
  "",
  "Plants a credential that nobody has a reason to open: an account among the others, with a sealed key that no exchange",
  "knows. Whoever opens it opened everything; that is an alarm within a minute. Run it where the worker runs.",
].join("\n");

const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };

const plant = async (email: string, label: string): Promise<void> => {
  const databaseUrl = findDatabase();
  if (databaseUrl === null) {
    throw new Error("No database was found: set DATABASE_URL, or run this beside npm start.");
  }
  const directory = dataDirectoryAt(env().AXISOR_DATA_DIR);
  const keys = await findKeyring({ env: env(), directory, secrets: readSecrets(directory.secrets) });
  if (keys === null) throw new Error("There is no keyring here: run this where the worker runs.");
  const wired = wire({
    databaseUrl,
    connections: 1,
    name: "axisor-honeytoken",
    keys,
    paper: NOWHERE,
    clock: Date.now,
    log,
  });
  try {
    const [key, secret] = [32, 64].map((length) => randomBytes(length).toString("base64"));
    const credential = { key: key ?? "", secret: secret ?? "", passphrase: randomBytes(9).toString("hex") };
    await plantHoneytoken(wired, {
      email,
      label,
      network: "mainnet",
      credential,
      plain: encodeDecoy(credential),
      random: Math.random,
    });
  } finally {
    await wired.close();
  }
};

try {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      label: { type: "string", default: "Main" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || values.email === undefined) {
    printLine(USAGE);
    if (!values.help) process.exitCode = 1;
  } else {
    await plant(values.email.trim().toLowerCase(), values.label);
    printDone("The decoy is in place");
  }
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
