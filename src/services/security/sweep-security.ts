import type { ChainHead } from "#domain/security/check-link.ts";
import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { ALERT_EVERY_MS } from "#domain/security/risk-weights.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { OpeningMeter } from "./create-opening-meter.ts";
import { finishAnswers } from "./finish-answers.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { systemEvent } from "./system-event.ts";
import { type ChainVerdict, verifyChain } from "./verify-chain.ts";

/** How far back the chain is walked by somebody who has not seen it before. */
const NEWEST_STRETCH = 1_000;

export type SweepDeps = SecurityDeps & {
  readonly security: SecurityRecorder;
  readonly openings: Pick<OpeningMeter, "bursts">;
};

/** `seenWhole` is up to where the chain was seen whole, for the next sweep; `finished` counts answers that were missing. */
export type SweepReport = {
  readonly seenWhole: ChainHead;
  readonly isBroken: boolean;
  readonly bursts: number;
  readonly finished: number;
};

type Broken = Extract<ChainVerdict, { readonly kind: "broken" }>;

const recordBursts = async ({ security, openings }: SweepDeps, at: number): Promise<number> => {
  const bursts = openings.bursts(at);
  for (const { userId, accountId, opened, usual } of bursts) {
    await security.record(systemEvent("decrypt-burst", { at, userId, facts: { opened, usual, accountId } }));
  }
  return bursts.length;
};

/** Where to begin without having seen the chain: before its newest stretch, as the first link of it says. */
const startOfStretch = async ({ securityLog }: SweepDeps): Promise<ChainHead> => {
  const seq = (await securityLog.head()).seq - NEWEST_STRETCH;
  if (seq <= 0) return CHAIN_ORIGIN;
  const [first] = await securityLog.links(seq, 1);
  return { seq, hash: first?.previousHash ?? "" };
};

/** Notes a break once an hour, however many sweeps see it. */
const recordBreak = async (deps: SweepDeps, { seq, fault }: Broken, at: number): Promise<void> => {
  const recent = await deps.securityLog.recentOf(null, at - ALERT_EVERY_MS);
  const isNoted = recent.some(({ kind, facts }) => kind === "chain-broken" && facts.seq === seq);
  if (isNoted) return;
  await deps.security.record(systemEvent("chain-broken", { at, userId: null, facts: { seq, fault } }));
};

/**
 * Finds what no single request sees: credentials opened far too often, a log that was changed by hand, and answers that a
 * process which ended still owes. To be called every 30 seconds with what the sweep before has `seenWhole`, or null. A
 * break is noted and passed, so that the next one is seen too.
 */
export const sweepSecurity = async (deps: SweepDeps, seenWhole: ChainHead | null): Promise<SweepReport> => {
  const at = deps.clock();
  const bursts = await recordBursts(deps, at);
  const verdict = await verifyChain(deps, { from: seenWhole ?? (await startOfStretch(deps)) });
  if (verdict.kind === "broken") await recordBreak(deps, verdict, at);
  return {
    seenWhole: verdict.kind === "intact" ? verdict.head : await deps.securityLog.head(),
    isBroken: verdict.kind === "broken",
    bursts,
    finished: await finishAnswers(deps),
  };
};
