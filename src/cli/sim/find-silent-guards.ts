import { findLiveBreaches } from "./live-breaches.ts";
import type { SeedWorld } from "./seed-world.ts";
import type { Invariant, Violation } from "./violation.ts";
import { guardTarget, type WatchedGuard } from "./watched-guard.ts";

/** Each guard that should have acted by now, and gave no reason why it has not, as a breach of `invariant`. */
export const findSilentGuards = async (
  world: SeedWorld,
  guards: readonly WatchedGuard[],
  invariant: Invariant,
): Promise<readonly Violation[]> =>
  (await findLiveBreaches(world, guards))
    .filter(({ excuse }) => excuse === null)
    .map(({ guard }) => ({ invariant, what: `guard ${guard.id} on ${guardTarget(guard)} has not acted` }));
