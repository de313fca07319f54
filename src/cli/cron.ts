import { parseArgs } from "node:util";
import { env } from "#env";
import { CRONS, callCron } from "./cron/call-cron.ts";
import { printDone, printFailure, printLine } from "./print.ts";

const USAGE = [
  "npm run cron -- NAME [--url http://web:3000]",
  "",
  `Calls one cron of a web server, once, with CRON_SECRET: ${CRONS.join(", ")}.`,
  "Without --url it is the server of NEXTAUTH_URL, or the one of HOST and PORT.",
].join("\n");

const addressOf = (given: string | undefined): string => {
  const { NEXTAUTH_URL, HOST, PORT } = env();
  const address = given ?? NEXTAUTH_URL ?? `http://${HOST}:${PORT}`;
  if (/^https?:\/\//.test(address) && URL.canParse(address)) return address;
  throw new Error(`--url must be a URL such as http://web:3000, got ${JSON.stringify(given)}.`);
};

const run = async (name: string, url: string | undefined): Promise<void> => {
  if (!CRONS.includes(name)) throw new Error(`There is no cron ${name}; name one of ${CRONS.join(", ")}.`);
  const secret = env().CRON_SECRET;
  if (secret === undefined)
    throw new Error("CRON_SECRET is not set; give it the one that the web server has.");
  const { ok, said } = await callCron({ name, address: addressOf(url), secret });
  if (ok) printDone(`${name}: ${said}`);
  else throw new Error(`${name}: ${said}`);
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: "string" }, help: { type: "boolean", default: false } },
  });
  const [name, another] = positionals;
  if (values.help) printLine(USAGE);
  else if (name === undefined || another !== undefined) throw new Error(`Name one cron.\n${USAGE}`);
  else await run(name, values.url);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
