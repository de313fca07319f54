import type { LiveDeps } from "#services/monitor/take-tick.ts";

/**
 * Remembers the cooldown in the process and nowhere else: who asks the database finds neither a last action nor a trigger
 * that waits, and a process that starts anew has forgotten both.
 */
export const keepCooldownInMemory = (deps: LiveDeps): LiveDeps => {
  const actedAt = new Map<string, number>();
  return {
    ...deps,
    automations: {
      ...deps.automations,
      standing: async (id, at) => {
        const guard = await deps.automations.standing(id, at);
        if (guard === null) return null;
        const last = actedAt.get(id);
        const sinceLastActionMs = last === undefined ? null : at - last;
        return { ...guard, spending: { ...guard.spending, sinceLastActionMs } };
      },
    },
    intents: {
      ...deps.intents,
      settle: async (settlement) => {
        const { legs, intent, at } = settlement;
        actedAt.set(intent.cause.id, at);
        const forgotten = legs?.map(({ leg, trigger }) => ({ kind: "now", leg, trigger }) as const) ?? null;
        return deps.intents.settle({ ...settlement, legs: forgotten });
      },
    },
  };
};
