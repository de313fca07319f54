import { randomUUID } from "node:crypto";
import type { Credential, Network } from "#ports/exchange.ts";
import type { NetworkFacts } from "#ports/network-facts.ts";
import { openProbeDesk } from "#server/composition/desks/open-probe-desk.ts";
import { factsOfProbe } from "#services/probe/facts-of-probe.ts";
import type { Finding } from "#services/probe/finding.ts";
import { judgeProbe } from "#services/probe/judge-probe.ts";
import { runProbe } from "#services/probe/run-probe.ts";
import { agreeToStep } from "./agree-to-step.ts";
import { findVenue, type Venue } from "./find-venue.ts";
import { hideCredential } from "./hide-credential.ts";
import type { Terminal } from "./open-terminal.ts";
import { readCredential } from "./read-credential.ts";
import { ProbeUsageError } from "./read-probe-options.ts";

export type ProbeReport = {
  readonly network: Network;
  readonly findings: readonly Finding[];
  readonly facts: NetworkFacts;
  /** Trades of ours that may still run. */
  readonly leftOpen: readonly string[];
};

export type ProbeWatch = {
  /** Null where nobody can answer. */
  readonly terminal: Terminal | null;
  readonly say: (text: string) => void;
  readonly isStopped: () => boolean;
  readonly sleep: (ms: number) => Promise<void>;
};

/** Real money is asked about once more, whatever was on the command line. @throws ProbeUsageError without that word. */
const confirmMainnet = async (terminal: Terminal | null): Promise<void> => {
  if (terminal === null)
    throw new ProbeUsageError("mainnet is probed in a terminal only, by somebody who can answer.");
  const answer = await terminal.ask(
    "This is real money: a trade of 1 USD is opened and closed, step by step, and costs a few sats. Type mainnet to go on: ",
  );
  if (answer?.trim() !== "mainnet") throw new ProbeUsageError("Stopped before anything was asked.");
};

const deskOf = (network: Network, { paper }: Venue, credential: Credential) =>
  openProbeDesk({ network, credential, paper });

/**
 * Probes one network with a key from the settings or the keyboard.
 * @throws ProbeUsageError · AppError with one line, before anything was done at the exchange
 */
export const runCommand = async (
  options: { readonly network: Network; readonly yes: boolean },
  { terminal, isStopped, sleep, ...watch }: ProbeWatch,
): Promise<ProbeReport> => {
  const { network, yes } = options;
  if (network === "mainnet") await confirmMainnet(terminal);
  const venue = findVenue(network);
  const credential = await readCredential(terminal, venue.openAccount);
  const say = (text: string): void => watch.say(hideCredential(text, credential));
  const { observations, leftOpen } = await runProbe({
    desk: deskOf(network, venue, credential),
    clock: Date.now,
    elapsed: () => performance.now(),
    sleep,
    newId: randomUUID,
    consent: agreeToStep(terminal, { yes, say }),
    say,
    isStopped,
  });
  const facts = factsOfProbe(network, observations, Date.now());
  return hideCredential({ network, findings: judgeProbe(observations), facts, leftOpen }, credential);
};
