import type { BalanceShare } from "#domain/automations/guard-bounds.ts";
import { shareBalance } from "#domain/automations/share-balance.ts";
import { sats } from "#domain/units.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { guardFacts } from "./guard-facts.ts";
import type { Hit } from "./hit.ts";
import type { MonitorDeps } from "./monitor-deps.ts";

/** A hit in its turn, with the share of the free sats that it gets; absent where nothing has to be shared. */
export type Turn = { readonly work: TriggerWork; readonly share?: BalanceShare };

/**
 * Decides who of the hits of one account gets how much of its free sats, and in which order they are worked. As they came,
 * and each as much as it asks for, unless the sats do not suffice: then those that ask for some take their turns by
 * `shareBalance` in the places they had. Whoever only closes, or is no guard, keeps its place.
 */
export const allocateWork = async (
  deps: MonitorDeps,
  scene: Omit<Hit, "work">,
  all: readonly TriggerWork[],
): Promise<readonly Turn[]> => {
  if (all.length < 2) return all.map((work) => ({ work }));
  const guarded = await Promise.all(
    all.map(async (work) => {
      const guard = await deps.automations.standing(work.automationId, scene.tick.at);
      const facts = guard === null ? null : await guardFacts(deps, { ...scene, work }, guard, sats(0));
      return facts === null ? [] : [{ work, facts }];
    }),
  );
  const sharers = guarded.flat();
  const turns = shareBalance(sharers.map(({ facts }) => facts));
  if (turns === null) return all.map((work) => ({ work }));
  const shared = turns.flatMap(({ place, share }): readonly Turn[] => {
    const sharer = sharers[place];
    return sharer === undefined ? [] : [{ work: sharer.work, share }];
  });
  const sharing = new Set(shared.map(({ work }) => work));
  const inTurn = shared.values();
  return all.map((work) => (sharing.has(work) ? (inTurn.next().value ?? { work }) : { work }));
};
