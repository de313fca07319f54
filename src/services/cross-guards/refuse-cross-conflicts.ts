import {
  type CrossArmable,
  type CrossConflictDeps,
  gatherCrossFacts,
} from "../automations/gather-cross-facts.ts";
import { type Acknowledged, refuseTold } from "../automations/refuse-told.ts";
import { tellCrossConflicts } from "../automations/tell-conflicts.ts";

/**
 * Refuses settings of a cross guard that get in another rule's way, as `refuseConflicts` does on a position; nothing is
 * refused while no price was seen.
 * @throws AppError as `refuseTold`.
 */
export const refuseCrossConflicts = async (
  deps: CrossConflictDeps,
  armable: CrossArmable,
  acknowledged: Acknowledged,
): Promise<void> => {
  const gathered = await gatherCrossFacts(deps, armable);
  if (gathered === null) return;
  const { facts, isThereAlready } = gathered;
  refuseTold(tellCrossConflicts(facts), { acknowledged, isThereAlready });
};
