import type {
  ClaimedRun,
  Panic,
  PanicAim,
  PanicLink,
  PanicLinks,
  PanicProgress,
  PanicRun,
} from "#ports/panic.ts";

type Held = { run: PanicRun; leaseUntil: number; doneAt: number | null; aims: PanicProgress[] };
type RunId = Pick<PanicRun, "panicId" | "accountId">;

const keyOf = ({ panicId, accountId }: RunId): string => `${panicId} ${accountId}`;

/** Runs of the panic switch in memory, over stages that somebody else keeps; `now` tells when a lease is over. */
export const createFakePanic = (
  stages: Pick<Panic, "standing" | "raise" | "put">,
  now: () => number,
): Panic & { forget(accountId: string): void } => {
  const runs = new Map<string, Held>();
  const aimAt = (id: RunId, aims: readonly PanicAim[], at: number): void => {
    const held = runs.get(keyOf(id));
    for (const aim of aims) {
      if (held?.aims.some((known) => known.kind === aim.kind && known.id === aim.id) !== false) continue;
      const fresh = { state: "planned", attempt: 0, words: null } as const;
      held.aims.push({ ...aim, ...fresh, accountId: id.accountId, updatedAt: at });
    }
  };
  const latest = async (userId: string): Promise<string | null> =>
    [...runs.values()]
      .map(({ run }) => run)
      .filter((run) => run.userId === userId)
      .toSorted(
        (one, other) => other.startedAt - one.startedAt || other.panicId.localeCompare(one.panicId),
      )[0]?.panicId ?? null;
  return {
    ...stages,
    look: async (userId) => ({ standing: await stages.standing(userId), latest: await latest(userId) }),
    begin: async (run, aims) => {
      if (runs.has(keyOf(run))) return;
      runs.set(keyOf(run), { run, leaseUntil: now(), doneAt: null, aims: [] });
      aimAt(run, aims, run.startedAt);
    },
    claim: async (limit, leaseMs): Promise<readonly ClaimedRun[]> =>
      [...runs.values()]
        .filter(({ leaseUntil, doneAt }) => doneAt === null && leaseUntil <= now())
        .toSorted((one, other) => one.run.startedAt - other.run.startedAt)
        .slice(0, limit)
        .map((held) => {
          held.leaseUntil = now() + leaseMs;
          return { ...held.run, aims: [...held.aims] };
        }),
    aimAt: async (...args) => aimAt(...args),
    note: async (id, { kind, id: aimId, ...step }, at) => {
      const held = runs.get(keyOf(id));
      if (held === undefined) return;
      held.aims = held.aims.map((aim) =>
        aim.kind === kind && aim.id === aimId ? { ...aim, ...step, updatedAt: at } : aim,
      );
    },
    release: async (id, next) => {
      const held = runs.get(keyOf(id));
      if (held === undefined || held.doneAt !== null) return;
      if (next.kind === "done") held.doneAt = next.at;
      else held.leaseUntil = now() + next.afterMs;
    },
    progress: async (userId, panicId) =>
      [...runs.values()]
        .filter(({ run }) => run.userId === userId && run.panicId === panicId)
        .map(({ run, doneAt, aims }) => ({
          accountId: run.accountId,
          startedAt: run.startedAt,
          doneAt,
          aims: [...aims],
        })),
    latest,
    forget: (accountId) => {
      for (const [key, { run }] of runs) if (run.accountId === accountId) runs.delete(key);
    },
  };
};

const serves = ({ usedAt, revokedAt, expiresAt }: PanicLink, at: number): boolean =>
  usedAt === null && revokedAt === null && expiresAt > at;

/** Panic links in memory. */
export const createFakePanicLinks = (): PanicLinks => {
  const links = new Map<string, PanicLink>();
  const end = (
    found: (link: PanicLink) => boolean,
    at: number,
    how: "usedAt" | "revokedAt",
  ): PanicLink | null => {
    const link = [...links.values()].find((one) => found(one) && serves(one, at));
    if (link === undefined) return null;
    const ended = { ...link, [how]: at };
    links.set(link.id, ended);
    return ended;
  };
  return {
    create: async (link, most) => {
      const living = [...links.values()].filter(
        ({ userId, ...rest }) => userId === link.userId && serves({ userId, ...rest }, link.createdAt),
      );
      if (living.length >= most) return false;
      links.set(link.id, link);
      return true;
    },
    ofUser: async (userId) =>
      [...links.values()]
        .filter((link) => link.userId === userId)
        .toSorted((one, other) => other.createdAt - one.createdAt),
    revoke: async (userId, id, at) =>
      end((link) => link.userId === userId && link.id === id, at, "revokedAt") !== null,
    find: async (digest, at) =>
      [...links.values()].find((link) => link.digest === digest && serves(link, at)) ?? null,
    take: async (digest, at) => end((link) => link.digest === digest, at, "usedAt"),
    living: async (at) => [...links.values()].filter((link) => serves(link, at)),
  };
};
