import { crossTarget } from "./exchange/account-state.ts";
import type { MarginKind } from "./exchange/create-wire.ts";

type Taking = { readonly at: number; readonly learntAt: number | null };

/**
 * Margin that hands other than ours took out of positions and cross margins, and since when a reading shows it. Nobody can know before that,
 * and whoever learns of it acts from the next tick on.
 */
export const createHandTakings = (now: () => number) => {
  const takings = new Map<string, Taking>();
  const keyOf = (accountId: string, target: string): string => JSON.stringify([accountId, target]);
  return {
    note: (accountId: string, target: string): void =>
      void takings.set(keyOf(accountId, target), { at: now(), learntAt: null }),
    /** What an account has of one kind was read as it was at `asOf`. */
    read: (accountId: string, asOf: number, of: MarginKind): void => {
      const prefix = JSON.stringify([accountId]).slice(0, -1);
      const cross = keyOf(accountId, crossTarget(accountId));
      for (const [key, taking] of takings) {
        const isRead = key.startsWith(prefix) && (key === cross) === (of === "cross");
        if (isRead && taking.learntAt === null && taking.at <= asOf)
          takings.set(key, { ...taking, learntAt: now() });
      }
    },
    isUnread: (accountId: string, target: string): boolean =>
      takings.get(keyOf(accountId, target))?.learntAt === null,
    /** When the last taking from a margin was learnt of; null where none was. */
    learntAt: (accountId: string, target: string): number | null =>
      takings.get(keyOf(accountId, target))?.learntAt ?? null,
  };
};
