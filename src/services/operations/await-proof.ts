import { FINAL_STATES, type IntentState } from "#domain/intents/intent.ts";
import { type CanaryStep, judgeProof } from "#domain/operations/judge-proof.ts";
import type { Sats } from "#domain/units.ts";
import type { TriedProof } from "#ports/canary.ts";
import type { CanaryDeps } from "./canary-deps.ts";
import type { EquippedCanary } from "./equip-canary.ts";
import { withPaperAccount } from "./with-paper-account.ts";

/** How long a tick may take to come and its effect to be read back, and how often that is looked for. */
export type ProofPatience = { readonly waitMs: number; readonly pollMs: number };

const isOver = (effects: readonly TriedProof[]): boolean =>
  effects.some(({ state }) => state !== "superseded") &&
  effects.every(({ state }) => (FINAL_STATES as readonly IntentState[]).includes(state));

/**
 * Waits for what the guard does about margin that was taken out, and holds it against what the exchange itself shows.
 * @param from the guard's effects that were there before the round, and the margin before anything was added.
 * @returns the step that is missing; null where protection is proven.
 */
export const awaitProof = async (
  deps: CanaryDeps,
  { account, positionId, guardId }: EquippedCanary,
  from: { readonly known: ReadonlySet<string>; readonly margin: Sats },
  { waitMs, pollMs }: ProofPatience,
): Promise<CanaryStep | null> => {
  const since = deps.elapsed();
  const readFresh = async () =>
    (await deps.canary.newestEffects(guardId)).filter(({ id }) => !from.known.has(id));
  let fresh = await readFresh();
  while (!isOver(fresh) && deps.elapsed() - since < waitMs) {
    await deps.sleep(pollMs);
    fresh = await readFresh();
  }
  const shown = await withPaperAccount(deps, account, (exchange) => exchange.runningTrades());
  if (!shown.ok) return shown.failure === "not-paper" ? shown.failure : "exchange";
  const position = shown.value.find(({ id }) => id === positionId);
  return judgeProof(fresh, from.margin, position?.margin ?? null);
};
