import type { SelfMaker } from "#domain/automations/history/automation-change.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Exits, StoredExit } from "#ports/exits.ts";

export type BackstopDeps = {
  readonly exits: Exits;
  readonly clock: Clock;
  readonly newId: NewId;
};

type OnPosition = { readonly userId: string; readonly accountId: string; readonly positionId: string };

/** The backstop of a position, whether it is wanted or not; null where nobody has said yet. */
export const backstopOf = async (
  deps: { readonly exits: Pick<Exits, "ofUser"> },
  { userId, accountId, positionId }: OnPosition,
): Promise<(StoredExit & { readonly kind: "backstop" }) | null> => {
  for (const exit of await deps.exits.ofUser(userId)) {
    if (exit.kind === "backstop" && exit.accountId === accountId && exit.positionId === positionId)
      return exit;
  }
  return null;
};

/**
 * Notes whether a guarded position carries a backstop. It is placed, or taken away, from the next reading; who wants none
 * has said so, and it is shown. `by` says who brings it where that is nobody at a screen.
 */
export const keepBackstop = async (
  deps: BackstopDeps,
  on: OnPosition,
  isWanted: boolean,
  by?: SelfMaker,
): Promise<void> => {
  const standing = await backstopOf(deps, on);
  if (standing?.state === "armed" && standing.config.isWanted === isWanted) return;
  const common = { id: deps.newId(), epoch: 0, version: 1, heldBy: null, createdAt: deps.clock() };
  const backstop = { ...on, ...common, kind: "backstop", config: { isWanted }, state: "armed" } as const;
  await deps.exits.arm(backstop, undefined, by);
};
