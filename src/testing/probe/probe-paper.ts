import { randomUUID } from "node:crypto";
import { createProbeDesk } from "#adapters/lnmarkets/probe/create-probe-desk.ts";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import type { LedgerRow } from "#paper-exchange/world/ledger.ts";
import type { Quirks } from "#paper-exchange/world/settings.ts";
import type { NetworkFacts } from "#ports/network-facts.ts";
import { factsOfProbe } from "#services/probe/facts-of-probe.ts";
import type { Consent, MoneyStep } from "#services/probe/probe-session.ts";
import { type ProbeRun, runProbe } from "#services/probe/run-probe.ts";
import { startTestExchange } from "../paper-exchange/start-test-exchange.ts";

export type PaperMode = {
  readonly quirks?: Quirks;
  readonly authPerSecond?: number;
  readonly publicPerSecond?: number;
  readonly permissions?: readonly string[];
  readonly consent?: (step: MoneyStep) => Consent;
};

export type ProbedPaper = ProbeRun & {
  readonly facts: NetworkFacts;
  /** Every step that was asked about, in order. */
  readonly asked: readonly MoneyStep[];
  readonly ledger: readonly LedgerRow[];
  /** Free sats before and after. */
  readonly balances: readonly [number, number];
};

const BALANCE = 100_000;
const TRADING = ["account:read", "futures:isolated:read", "futures:isolated:write"];

/** Probes a paper exchange of its own over HTTP. Its limits count by a clock that only the probe's rests move. */
export const probePaper = async (mode: PaperMode = {}): Promise<ProbedPaper> => {
  let elapsed = 0;
  const { authPerSecond = null, publicPerSecond = null, quirks = {} } = mode;
  const test = await startTestExchange({
    balance: BALANCE,
    startAt: Date.now(),
    speed: 1,
    quirks,
    limits: { authPerSecond, publicPerSecond, maxTrades: 100, elapsedMs: () => elapsed },
  });
  const { exchange, owner } = test;
  const asked: MoneyStep[] = [];
  const credential = exchange.createKey(owner.accountId, {
    permissions: mode.permissions ?? TRADING,
    active: true,
  });
  try {
    const run = await runProbe({
      desk: createProbeDesk({
        rest: `${exchange.url}/v3`,
        stream: exchange.streamUrl,
        credential: openPlainCredential(credential),
        now: Date.now,
      }),
      clock: Date.now,
      elapsed: () => elapsed,
      sleep: async (ms) => {
        elapsed += ms;
      },
      newId: randomUUID,
      consent: async (step) => {
        asked.push(step);
        return mode.consent?.(step) ?? "yes";
      },
      say: () => {},
      isStopped: () => false,
    });
    const facts = factsOfProbe("paper", run.observations, 0);
    elapsed += 60_000;
    const balances = [BALANCE, await test.balance()] as const;
    return { ...run, facts, asked, ledger: [...exchange.ledger()], balances };
  } finally {
    await exchange.stop();
  }
};
