import type { ChainHead } from "#domain/security/check-link.ts";
import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { ALERT_EVERY_MS } from "#domain/security/risk-weights.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { OpeningMeter } from "./create-opening-meter.ts";
import { finishAnswers } from "./finish-answers.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { systemEvent } from "./system-event.ts";
import { type ChainVerdict, verifyChain } from "./verify-chain.ts";

/** Looked at by every sweep. */
const NEWEST_STRETCH = 1_000;
/** Of what is older, a sweep looks at so many links; the next one goes on from there, and begins again at the end. */
const PATROL = 2_000;
const SWEEP_EVERY_MS = 30_000;

export type SweepDeps = SecurityDeps & {
  readonly security: SecurityRecorder;
  readonly openings: Pick<OpeningMeter, "bursts">;
};

/** What a sweep leaves to the next: where the chain ended, and up to where its older part was walked. */
export type SweepMemory = { readonly end: ChainHead; readonly patrolled: ChainHead };

/** `finished` counts answers that were missing. */
export type SweepReport = {
  readonly memory: SweepMemory;
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

/** A place in the chain as the link after it says, for a walk that begins in the middle. */
const placeAt = async ({ securityLog }: SweepDeps, seq: number): Promise<ChainHead> => {
  if (seq <= 0) return CHAIN_ORIGIN;
  const [next] = await securityLog.links(seq, 1);
  return { seq, hash: next?.previousHash ?? "" };
};

/** Behind a break and all that is missing there. */
const placeBehind = async ({ securityLog }: SweepDeps, { seq }: Broken): Promise<ChainHead> => {
  const [next] = await securityLog.links(seq, 1);
  return next === undefined ? CHAIN_ORIGIN : { seq: next.seq - 1, hash: next.previousHash };
};

/** Notes a break once an hour, however many sweeps see it. */
const recordBreak = async (deps: SweepDeps, { seq, fault }: Broken, at: number): Promise<void> => {
  const recent = await deps.securityLog.recentOf(null, at - ALERT_EVERY_MS);
  const isNoted = recent.some(({ kind, facts }) => kind === "chain-broken" && facts.seq === seq);
  if (isNoted) return;
  await deps.security.record(systemEvent("chain-broken", { at, userId: null, facts: { seq, fault } }));
};

/** The newest part, which must still pass through where the chain ended before. */
const checkNewest = async (deps: SweepDeps, memory: SweepMemory | null): Promise<ChainVerdict> => {
  const end = await deps.securityLog.head();
  const known = memory?.end ?? end;
  const from = await placeAt(deps, Math.min(end.seq, known.seq) - NEWEST_STRETCH);
  return await verifyChain(deps, { from, written: known });
};

/** Some of what is older. Whoever remembers nothing begins where the clock says, so that in time all of it is seen. */
const checkOlder = async (
  deps: SweepDeps,
  memory: SweepMemory | null,
  at: number,
): Promise<{ readonly verdict: ChainVerdict; readonly patrolled: ChainHead }> => {
  const older = Math.max(0, (await deps.securityLog.head()).seq - NEWEST_STRETCH);
  const rounds = Math.max(1, Math.ceil(older / PATROL));
  const byClock = Math.floor(at / SWEEP_EVERY_MS) % rounds;
  const begun = memory?.patrolled ?? (await placeAt(deps, byClock * PATROL - 1));
  const from = begun.seq >= older ? CHAIN_ORIGIN : begun;
  const until = Math.min(from.seq + PATROL, older);
  const verdict = await verifyChain(deps, { from, until });
  const isBroken = verdict.kind === "broken";
  return { verdict, patrolled: isBroken ? await placeBehind(deps, verdict) : verdict.head };
};

/**
 * Finds what no single request sees: credentials opened far too often, a log that was changed by hand, and answers that a
 * process which ended still owes. To be called every 30 seconds with the memory of the sweep before, or null. A break is
 * noted and passed, so that the next one is seen too.
 */
export const sweepSecurity = async (deps: SweepDeps, memory: SweepMemory | null): Promise<SweepReport> => {
  const at = deps.clock();
  const bursts = await recordBursts(deps, at);
  const newest = await checkNewest(deps, memory);
  const { verdict: older, patrolled } = await checkOlder(deps, memory, at);
  const broken = [older, newest].filter((verdict) => verdict.kind === "broken");
  for (const verdict of broken) await recordBreak(deps, verdict, at);
  return {
    memory: { end: newest.kind === "intact" ? newest.head : await deps.securityLog.head(), patrolled },
    isBroken: broken.length > 0,
    bursts,
    finished: await finishAnswers(deps),
  };
};
