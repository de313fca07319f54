import type { ModelTables } from "./model-tables.ts";

/** What every automation has, of whatever kind it is. */
export type Owner = {
  readonly id: string;
  readonly accountId: string;
  readonly state: "armed" | "paused" | "ended";
  readonly heldBy: string | null;
  readonly epoch: number;
};

/** The automation behind an id; undefined where there is none. */
export const ownerOf = (tables: ModelTables, id: string): Owner | undefined =>
  tables.automations.get(id)?.guard ??
  tables.crossGuards.get(id)?.guard ??
  tables.exits.get(id) ??
  tables.rules.get(id);

/** Changes what every automation has, whichever kind it is. */
export const changeOwner = (
  tables: ModelTables,
  id: string,
  changed: Partial<Pick<Owner, "heldBy" | "epoch">>,
): void => {
  const guarding = tables.automations.get(id);
  if (guarding !== undefined)
    tables.automations.set(id, { ...guarding, guard: { ...guarding.guard, ...changed } });
  const crossing = tables.crossGuards.get(id);
  if (crossing !== undefined)
    tables.crossGuards.set(id, { ...crossing, guard: { ...crossing.guard, ...changed } });
  const exit = tables.exits.get(id);
  if (exit !== undefined) tables.exits.set(id, { ...exit, ...changed });
  const rule = tables.rules.get(id);
  if (rule !== undefined) tables.rules.set(id, { ...rule, ...changed });
};

/** Whether anything is armed on an account. */
export const isAnyArmed = (tables: ModelTables, accountId: string): boolean => {
  const guards = [...tables.automations.values(), ...tables.crossGuards.values()].map(({ guard }) => guard);
  const owners: readonly Owner[] = [...guards, ...tables.exits.values(), ...tables.rules.values()];
  return owners.some((owner) => owner.accountId === accountId && owner.state === "armed");
};
