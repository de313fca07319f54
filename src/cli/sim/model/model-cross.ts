import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions, StoredCross } from "#ports/cross-positions.ts";

/** Readings of cross positions, in memory. The simulated exchange has none, so all that is ever kept is that it is blind. */
export const createModelCrossPositions = (): CrossPositions => {
  const rows = new Map<string, StoredCross>();
  return {
    find: async (accountId) => rows.get(accountId) ?? null,
    ofUser: async () => [...rows.values()],
    store: async (accountId, position, readAt) => {
      const held = rows.get(accountId)?.heldSince ?? readAt;
      const heldSince = position.side === null ? null : held;
      const seen = { blindSince: null, blindReason: null };
      rows.set(accountId, { accountId, position, readAt, askedAt: readAt, heldSince, ...seen });
    },
    markBlind: async (accountId, blindReason, at) => {
      const known = rows.get(accountId) ?? { accountId, position: null, readAt: null, heldSince: null };
      const blindSince = rows.get(accountId)?.blindSince ?? at;
      rows.set(accountId, { ...known, askedAt: at, blindSince, blindReason });
    },
    tellBlind: async () => false,
  };
};

/** Nobody guards a cross position in the simulated world. */
export const createModelCrossGuards = (): CrossGuards => ({
  arm: async () => null,
  pause: async () => null,
  end: async () => null,
  standing: async () => null,
  ofUser: async () => [],
});
