import { parseArgs } from "node:util";
import type { Network } from "#ports/exchange.ts";

export type ProbeOptions =
  | {
      readonly kind: "probe";
      readonly network: Network;
      /** Agrees to every step; on paper only. */
      readonly yes: boolean;
      readonly json: boolean;
    }
  /** Records what an earlier run printed. */
  | { readonly kind: "record"; readonly file: string };

/** A flag, or a place to run at, that makes no sense; the message is one line that says what to do instead. */
export class ProbeUsageError extends Error {}

export const PROBE_USAGE =
  "npm run probe -- --network signet|mainnet|paper [--json] [--yes], or npm run probe -- --record FILE";

const FLAGS = {
  network: { type: "string" },
  yes: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  record: { type: "string" },
} as const;

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch {
    // The parser quotes what it does not know, and that may be a key somebody put there.
    throw new ProbeUsageError(`A flag is not known. Usage: ${PROBE_USAGE}`);
  }
};

const isNetwork = (text: string | undefined): text is Network =>
  text === "signet" || text === "mainnet" || text === "paper";

/** The command line as options. @throws ProbeUsageError with one line that says what to write instead. */
export const readProbeOptions = (argv: readonly string[]): ProbeOptions => {
  const { network, yes, json, record } = flagsOf(argv);
  if (record !== undefined && network === undefined) return { kind: "record", file: record };
  if (record !== undefined) throw new ProbeUsageError("--record stands alone: it probes nothing.");
  if (!isNetwork(network)) {
    throw new ProbeUsageError(`--network: write signet, mainnet or paper. Usage: ${PROBE_USAGE}`);
  }
  if (yes && network !== "paper") {
    throw new ProbeUsageError("--yes is for paper only: elsewhere each step that moves money asks you.");
  }
  return { kind: "probe", network, yes, json };
};
