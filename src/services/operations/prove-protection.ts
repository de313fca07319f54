import type { CanaryStep } from "#domain/operations/judge-proof.ts";
import { fail, type Result } from "#domain/result.ts";
import type { StandingCanary } from "#ports/canary.ts";
import type { PaperCounter } from "#ports/paper-counter.ts";
import { awaitProof, type ProofPatience } from "./await-proof.ts";
import type { CanaryDeps } from "./canary-deps.ts";
import { type EquippedCanary, equipCanary } from "./equip-canary.ts";
import { replaceCanary } from "./replace-canary.ts";
import { temptGuard } from "./tempt-guard.ts";

/** `off`: there is no paper exchange of our own · `elsewhere`: another process is at it · `fresh`: the last proof is young. */
export type ProofVerdict =
  | { readonly kind: "off" | "elsewhere" | "fresh" }
  | { readonly kind: "proven"; readonly tookMs: number }
  | { readonly kind: "missing"; readonly step: CanaryStep };

/** Proven once a minute, whoever asks how often. */
const FRESH_MS = 60_000;
/** The next tick is a second away at most, and the way to the exchange and back shorter. */
const PATIENCE: ProofPatience = { waitMs: 20_000, pollMs: 250 };

const DAY_LENGTH = "yyyy-mm-dd".length;

/** What the address of a day's canary begins with. */
const prefixOf = (at: number): string => `canary-${new Date(at).toISOString().slice(0, DAY_LENGTH)}`;

/** The one of today with all it needs; another in its place where it is of yesterday, or what it had is gone. */
const readyCanary = async (
  deps: CanaryDeps,
  counter: PaperCounter,
  standing: StandingCanary | null,
): Promise<Result<EquippedCanary, CanaryStep>> => {
  const prefix = prefixOf(deps.clock());
  if (standing?.email.startsWith(`${prefix}-`) === true) {
    const equipped = await equipCanary(deps, counter, standing);
    if (equipped.ok) return equipped;
    if (equipped.failure !== "gone") return fail(equipped.failure);
    deps.log.info("canary-gone");
  }
  await replaceCanary(deps, standing, prefix);
  const fresh = await deps.canary.standing();
  if (fresh === null) return fail("account");
  const equipped = await equipCanary(deps, counter, fresh);
  if (equipped.ok) return equipped;
  return fail(equipped.failure === "gone" ? "position" : equipped.failure);
};

/** From margin taken out to what the exchange shows: nothing is written here but the time of the proof. */
const playRound = async (
  deps: CanaryDeps,
  counter: PaperCounter,
  patience: ProofPatience,
): Promise<ProofVerdict> => {
  const standing = await deps.canary.standing();
  const isFresh = standing?.provenAt != null && deps.clock() - standing.provenAt < FRESH_MS;
  if (isFresh) return { kind: "fresh" };
  const ready = await readyCanary(deps, counter, standing);
  if (!ready.ok) return { kind: "missing", step: ready.failure };
  const { userId, guardId } = ready.value;
  const before = await deps.canary.newestEffects(guardId);
  if (before.some(({ state }) => state === "planned" || state === "sent"))
    return { kind: "missing", step: "unsettled" };
  const since = deps.elapsed();
  const margin = await temptGuard(deps, ready.value);
  if (!margin.ok) return { kind: "missing", step: margin.failure };
  const from = { known: new Set(before.map(({ id }) => id)), margin: margin.value };
  const step = await awaitProof(deps, ready.value, from, patience);
  if (step !== null) return { kind: "missing", step };
  const isKept = await deps.canary.prove(userId, deps.clock());
  return isKept
    ? { kind: "proven", tookMs: Math.round(deps.elapsed() - since) }
    : { kind: "missing", step: "account" };
};

const play = async (
  deps: CanaryDeps,
  counter: PaperCounter,
  patience: ProofPatience,
): Promise<ProofVerdict> => {
  try {
    return await playRound(deps, counter, patience);
  } catch (error) {
    deps.log.error("canary-failed", { error: String(error) });
    return { kind: "missing", step: "error" };
  }
};

/**
 * Proves that protection works, with play money and the parts that serve every trader: margin is taken out of a guarded
 * position by hand, the next tick of whoever ticks finds the guard's trigger hit, and what it does is confirmed in the database
 * and shown by the exchange. Only then is the time of the proof kept; where a step is missing it is named in the log and the
 * last proof grows old.
 */
export const proveProtection = async (
  deps: CanaryDeps,
  patience: ProofPatience = PATIENCE,
): Promise<ProofVerdict> => {
  const { paperCounter: counter, canary, log } = deps;
  if (counter === null) {
    await canary.remove();
    return { kind: "off" };
  }
  const verdict = (await canary.alone(() => play(deps, counter, patience))) ?? { kind: "elsewhere" };
  if (verdict.kind === "proven") log.info("canary-proven", { tookMs: verdict.tookMs });
  if (verdict.kind === "missing") log.warn("canary-unproven", { step: verdict.step });
  return verdict;
};
