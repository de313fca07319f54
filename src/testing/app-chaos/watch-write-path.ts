import { setTimeout as sleep } from "node:timers/promises";
import { nextStep, type PriceWalk, startWalk } from "#cli/chaos/walk-prices.ts";
import { createRecoveryWatch } from "#cli/chaos/watch-recovery.ts";
import type { LedgerRow } from "#cli/replay/start-replay-venue.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { EngineAudit, EngineState } from "#ports/engine-audit.ts";

const LOOK_EVERY_MS = 250;
/** The market moves on so often; now and then a guard has to act. */
const STEP_EVERY_MS = 3_000;
/** After a fault it does so until a guard has. */
const HURRIED_STEP_MS = 1_000;

export type WritePath = {
  latest(): EngineState | null;
  /** Looks at once; null while the database is away. */
  look(): Promise<EngineState | null>;
  /** The fault was over at `at`, in epoch milliseconds: from then on its recovery is counted. Returns how to ask for it. */
  overAt(at: number): () => number | null;
  readonly ended: Promise<unknown>;
};

/**
 * Walks the price over the guards' triggers for as long as the run goes, and looks whether what has to follow does. A fault has
 * been recovered from when money was moved after it, a tick was taken, nothing lies beyond its lease and the
 * queue as it stood has drained.
 */
export const watchWritePath = (
  {
    audit,
    venue,
    from,
  }: {
    readonly audit: EngineAudit;
    readonly venue: { move(price: PriceHalfUsd): Promise<void>; ledger(): Promise<readonly LedgerRow[]> };
    readonly from: PriceHalfUsd;
  },
  signal: AbortSignal,
): WritePath => {
  const watch = createRecoveryWatch<string>();
  /** When each fault was over, and when money was first moved for what came after; null before. */
  const waits: { readonly at: number; effectAt: number | null }[] = [];
  let latest: EngineState | null = null;
  let walk: PriceWalk = startWalk(from);
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
  const isHurried = (): boolean => waits.some(({ effectAt }) => effectAt === null);

  const look = async (): Promise<EngineState | null> => {
    const state = await audit.state("paper").catch(() => null);
    if (state === null) return null;
    latest = state;
    watch.see(state);
    return state;
  };
  const lookForEffects = async (): Promise<void> => {
    if (!isHurried()) return;
    const rows = (await venue.ledger()).filter(({ kind }) => kind === "add-margin");
    for (const one of waits) {
      const effect = rows.find(({ at }) => at > one.at);
      if (one.effectAt === null && effect !== undefined) one.effectAt = effect.at;
    }
  };
  const keepLooking = async (): Promise<void> => {
    while (!signal.aborted) {
      await look();
      await lookForEffects();
      await wait(LOOK_EVERY_MS);
    }
  };
  const keepWalking = async (): Promise<void> => {
    while (!signal.aborted) {
      const step = latest === null ? null : nextStep(walk, latest);
      if (step !== null) {
        walk = step.walk;
        await venue.move(step.price);
      }
      const before = performance.now();
      while (!signal.aborted && performance.now() - before < (isHurried() ? HURRIED_STEP_MS : STEP_EVERY_MS))
        await wait(LOOK_EVERY_MS);
    }
  };
  return {
    latest: () => latest,
    look,
    overAt: (at) => {
      const index = waits.length;
      watch.fault(String(index), at, latest);
      waits.push({ at, effectAt: null });
      return () => {
        const effectAt = waits[index]?.effectAt ?? null;
        const wellMs = watch.stories()[index]?.recoveryMs ?? null;
        return effectAt === null || wellMs === null ? null : Math.max(0, effectAt - at, wellMs);
      };
    },
    ended: Promise.all([keepLooking(), keepWalking()]),
  };
};
