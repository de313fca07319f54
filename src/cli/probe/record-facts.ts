import { readFileSync } from "node:fs";
import { z } from "zod";
import type { NetworkFacts } from "#ports/network-facts.ts";
import { openObservedNetworks } from "#server/composition/desks/open-observed-networks.ts";
import { findDatabase } from "./find-database.ts";
import { ProbeUsageError } from "./read-probe-options.ts";

const flag = z.boolean().nullable();
const amount = z.number().positive().nullable();

const facts = z.object({
  network: z.enum(["mainnet", "signet", "paper"]),
  backDatedAccepted: flag,
  aheadAccepted: flag,
  stampWindowMs: amount,
  replayAccepted: flag,
  clientIdUnique: flag,
  readsOwnWrites: flag,
  addMarginExact: flag,
  keyPerSecond: amount,
  publicPerSecond: amount,
  observedAt: z.int().positive(),
});

const printed = z.union([z.object({ facts }).transform((report) => report.facts), facts]);

/** The facts in a file with what a run printed with --json. @throws ProbeUsageError for a file that holds something else. */
export const readFacts = (file: string): NetworkFacts => {
  try {
    return printed.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new ProbeUsageError(`--record: ${file} does not hold what npm run probe prints with --json.`);
  }
};

/** Keeps what was seen where the configuration reads it. Null when done, else why it could not be. */
export const recordFacts = async (seen: NetworkFacts): Promise<string | null> => {
  const url = findDatabase();
  if (url === null) return "no database was found: the product does not run here and DATABASE_URL is not set";
  const { networks, close } = openObservedNetworks(url);
  try {
    await networks.record(seen);
    return null;
  } catch {
    return `the database at ${new URL(url).host} did not take it`;
  } finally {
    await close();
  }
};
