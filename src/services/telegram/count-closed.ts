import type { FlattenProgress } from "#domain/notifications/telegram/flatten-words.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import type { Panic } from "#ports/panic.ts";

/** A throw with what is known to be closed by it. */
export type Closed = FlattenProgress & {
  /** Whether it is known to have closed this since it was read. */
  readonly hasClosed: (position: Pick<StoredPosition, "id" | "accountId" | "readAt">) => boolean;
};

/** How far what a user threw last has come, or the throw of that id; null where they threw none that closes anything. */
export const countClosed = async (
  deps: { readonly panic: Pick<Panic, "latest" | "progress"> },
  userId: string,
  panicId: string | null = null,
): Promise<Closed | null> => {
  const wanted = panicId ?? (await deps.panic.latest(userId));
  const runs = wanted === null ? [] : await deps.panic.progress(userId, wanted);
  if (runs.length === 0) return null;
  const aims = runs.flatMap((run) => run.aims.filter(({ kind }) => kind === "position"));
  const closed = aims.filter(({ state }) => state === "confirmed");
  return {
    closed: closed.length,
    failed: aims.filter(({ state }) => state === "failed").length,
    open: aims.length - closed.length,
    isUnderWay: runs.some(({ doneAt }) => doneAt === null),
    hasClosed: ({ id, accountId, readAt }) =>
      closed.some((aim) => aim.id === id && aim.accountId === accountId && aim.updatedAt >= readAt),
  };
};
