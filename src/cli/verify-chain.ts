import { parseArgs } from "node:util";
import { openSecurityDesk } from "#server/composition/desks/open-security-desk.ts";
import { log } from "#server/log.ts";
import { type ChainVerdict, verifyChain } from "#services/security/verify-chain.ts";
import { type ReceiptsVerdict, verifyReceipts } from "#services/trade-log/verify-receipts.ts";
import { printDone, printFailure, printJson, printLine, printWarning } from "./print.ts";
import { findDatabase } from "./probe/find-database.ts";
import { headInWords, readHead } from "./verify-chain/read-head.ts";
import { wordsOfFault } from "./verify-chain/words-of-fault.ts";

const USAGE = [
  "npm run verify-chain -- [--head SEQ:HASH] [--json]",
  "",
  "Walks the security log from its first event, and each trader's receipts from their first, and tells whether every one is",
  "there, unchanged and in its place. Keep the head of the security log that it prints on another machine and hand it in the",
  "next time: then a log that was written anew as a whole, or cut short, is found too. It ends with 1 when anything is not",
  "whole.",
].join("\n");

type Verdict = { readonly events: ChainVerdict; readonly receipts: ReceiptsVerdict };

const verify = async (written: string | undefined): Promise<Verdict> => {
  const head = written === undefined ? null : readHead(written);
  const databaseUrl = findDatabase();
  if (databaseUrl === null) {
    throw new Error("No database was found: set DATABASE_URL, or run this beside npm start.");
  }
  const desk = openSecurityDesk(databaseUrl, { clock: Date.now, log });
  try {
    return { events: await verifyChain(desk, { written: head }), receipts: await verifyReceipts(desk) };
  } finally {
    await desk.close();
  }
};

const tellEvents = (verdict: ChainVerdict, written: string | undefined): void => {
  if (verdict.kind === "broken") {
    printFailure(wordsOfFault("Event", verdict.fault, verdict.seq));
    return;
  }
  printDone(`${verdict.checked} events, each there and unchanged`);
  printLine(`Head: ${headInWords(verdict.head)}`);
  if (written === undefined)
    printWarning("Without --head a log that was written anew as a whole is not found.");
};

const tellReceipts = ({ broken, checked, chains, unchained }: ReceiptsVerdict): void => {
  for (const { userId, fault, seq } of broken)
    printFailure(`Trader ${userId}: ${wordsOfFault("Receipt", fault, seq)}`);
  if (broken.length === 0) printDone(`${checked} receipts of ${chains} traders, each there and unchanged`);
  if (unchained > 0)
    printWarning(`${unchained} receipts are from before there was a chain: nothing vouches for them.`);
};

const run = async ({ head: written, json }: { readonly head?: string; readonly json: boolean }) => {
  const { events, receipts } = await verify(written);
  if (events.kind === "broken" || receipts.broken.length > 0) process.exitCode = 1;
  if (json) return printJson({ ...events, receipts });
  tellEvents(events, written);
  tellReceipts(receipts);
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
