type Taking = { readonly at: number; readonly learntAt: number | null };

/**
 * Margin that hands other than ours took out of positions, and since when a reading shows it. Nobody can know before that,
 * and whoever learns of it acts from the next tick on.
 */
export const createHandTakings = (now: () => number) => {
  const takings = new Map<string, Taking>();
  const keyOf = (accountId: string, positionId: string): string => JSON.stringify([accountId, positionId]);
  return {
    note: (accountId: string, positionId: string): void =>
      void takings.set(keyOf(accountId, positionId), { at: now(), learntAt: null }),
    /** An account was read as it was at `asOf`. */
    read: (accountId: string, asOf: number): void => {
      const prefix = JSON.stringify([accountId]).slice(0, -1);
      for (const [key, taking] of takings) {
        if (key.startsWith(prefix) && taking.learntAt === null && taking.at <= asOf)
          takings.set(key, { ...taking, learntAt: now() });
      }
    },
    isUnread: (accountId: string, positionId: string): boolean =>
      takings.get(keyOf(accountId, positionId))?.learntAt === null,
    /** When the last taking from a position was learnt of; null where none was. */
    learntAt: (accountId: string, positionId: string): number | null =>
      takings.get(keyOf(accountId, positionId))?.learntAt ?? null,
  };
};
