import type { EngineAudit, EngineState } from "#ports/engine-audit.ts";
import { createReclaimWatch } from "./watch-reclaims.ts";

/** Looks at the engine's database over a wire of its own, which nothing is done to but the restarts. */
export type Lookout = {
  /** The last look that succeeded. */
  latest(): EngineState | null;
  /** Null while the database is down. */
  look(): Promise<EngineState | null>;
  /** Looks at once at what the worker just killed may have held. */
  noteKill(): Promise<void>;
  /** Milliseconds each reclaimed row took from the kill to its end. */
  reclaimTimes(): Promise<readonly number[]>;
};

export const keepLookout = (audit: EngineAudit): Lookout => {
  const reclaims = createReclaimWatch();
  let latest: EngineState | null = null;
  const look = async (): Promise<EngineState | null> => {
    const state = await audit.state("paper").catch(() => null);
    if (state === null) return null;
    latest = state;
    reclaims.see(state.at, state.held);
    return state;
  };
  return {
    latest: () => latest,
    look,
    noteKill: async () => {
      const state = (await look()) ?? latest;
      if (state !== null) reclaims.kill(state.at, state.held);
    },
    reclaimTimes: async () => reclaims.times(await audit.fences()),
  };
};
