import type { ConflictDraft } from "./conflict-draft.ts";
import type { Armable } from "./find-armable.ts";
import { type ConflictDeps, type Gathered, gatherConflictFacts } from "./gather-conflict-facts.ts";
import { isSameSettings } from "./is-same-settings.ts";
import { type Acknowledged, refuseTold } from "./refuse-told.ts";
import { tellConflicts } from "./tell-conflicts.ts";

const isThereAlready = ({ standing }: Gathered, draft: ConflictDraft): boolean => {
  if (standing === null) return false;
  if (draft.kind === "guard") return isSameSettings(standing.config, draft.config);
  const { kind, config } = draft.rule;
  return "kind" in standing && standing.kind === kind && isSameSettings(standing.config, config);
};

/**
 * Refuses a draft that gets in another rule's way: what cannot be meant always, what can be meant unless it is acknowledged.
 * A backstop gives way to everything and is never refused; nothing is while no price was seen.
 * @throws AppError as `refuseTold`.
 */
export const refuseConflicts = async (
  deps: ConflictDeps,
  armable: Armable,
  draft: ConflictDraft,
  acknowledged: Acknowledged,
): Promise<void> => {
  if (draft.kind === "exit" && draft.rule.kind === "backstop") return;
  const gathered = await gatherConflictFacts(deps, armable, draft);
  if (gathered === null) return;
  const conflicts = tellConflicts(gathered.facts, draft);
  refuseTold(conflicts, { acknowledged, isThereAlready: isThereAlready(gathered, draft) });
};
