import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions, StoredCross } from "#ports/cross-positions.ts";

const NO_ORDERS = { orders: null, ordersReadAt: null, ordersAskedAt: null };

/** Readings of cross positions, in memory. The simulated exchange has none, so all that is ever kept is that it is blind. */
export const createModelCrossPositions = (): CrossPositions => {
  const rows = new Map<string, StoredCross>();
  const waiting = (accountId: string) => {
    const { orders, ordersReadAt, ordersAskedAt } = rows.get(accountId) ?? NO_ORDERS;
    return { orders, ordersReadAt, ordersAskedAt };
  };
  const change = (accountId: string, changed: Partial<StoredCross>) => {
    const known = rows.get(accountId);
    if (known !== undefined) rows.set(accountId, { ...known, ...changed });
  };
  return {
    find: async (accountId) => rows.get(accountId) ?? null,
    ofUser: async () => [...rows.values()],
    store: async (accountId, position, readAt) => {
      const held = rows.get(accountId)?.heldSince ?? readAt;
      const heldSince = position.side === null ? null : held;
      const seen = { ...waiting(accountId), blindSince: null, blindReason: null };
      rows.set(accountId, {
        accountId,
        position,
        readAt,
        askedAt: readAt,
        heldSince,
        isGuarded: false,
        ...seen,
      });
    },
    markBlind: async (accountId, blindReason, at) => {
      const unread = {
        position: null,
        readAt: null,
        heldSince: null,
        isGuarded: false,
        ...waiting(accountId),
      };
      const known = rows.get(accountId) ?? { accountId, ...unread };
      const blindSince = rows.get(accountId)?.blindSince ?? at;
      rows.set(accountId, { ...known, askedAt: at, blindSince, blindReason });
    },
    storeOrders: async (accountId, orders, at) => {
      const { ordersReadAt } = waiting(accountId);
      if (ordersReadAt !== null && ordersReadAt > at) return;
      change(accountId, { orders, ordersReadAt: at, ordersAskedAt: at });
    },
    noteOrdersUnread: async (accountId, at) => change(accountId, { ordersAskedAt: at }),
    makeDue: async (accountId) => change(accountId, { askedAt: null, ordersAskedAt: null }),
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
