import type { EngineAudit, EngineState } from "#ports/engine-audit.ts";
import { createReclaimWatch } from "./watch-reclaims.ts";
import { createRecoveryWatch, type FaultKind, type FaultStory } from "./watch-recovery.ts";

/** Looks at the engine's database over a wire of its own, which nothing is done to but the restarts. */
export type Lookout = {
  /** The last look that succeeded. */
  latest(): EngineState | null;
  /** Null while the database is down. */
  look(): Promise<EngineState | null>;
  /** Begins the time of a fault that comes now. */
  noteFault(kind: FaultKind): void;
  /** How many faults are not over. */
  unrecovered(): number;
  faults(): readonly FaultStory[];
  /** Looks at once at what the worker just killed may have held. */
  noteKill(): Promise<void>;
  /** Milliseconds each reclaimed row took from the kill to its end. */
  reclaimTimes(): Promise<readonly number[]>;
};

export const keepLookout = (audit: EngineAudit): Lookout => {
  const reclaims = createReclaimWatch();
  const recovery = createRecoveryWatch();
  let latest: EngineState | null = null;
  const look = async (): Promise<EngineState | null> => {
    const state = await audit.state("paper").catch(() => null);
    if (state === null) return null;
    latest = state;
    reclaims.see(state.at, state.held);
    recovery.see(state);
    return state;
  };
  return {
    latest: () => latest,
    look,
    // The database runs on this machine: its clock is ours.
    noteFault: (kind) => recovery.fault(kind, Date.now(), latest),
    unrecovered: () => recovery.pending(),
    faults: () => recovery.stories(),
    noteKill: async () => {
      const state = (await look()) ?? latest;
      if (state !== null) reclaims.kill(state.at, state.held);
    },
    reclaimTimes: async () => reclaims.times(await audit.fences()),
  };
};
