import { checkCrossGuard } from "#domain/automations/cross-guard/check-cross-guard.ts";
import { AppError } from "../app-error.ts";
import type { CheckedConflicts } from "../automations/check-conflicts.ts";
import { findReadable } from "../automations/find-armable.ts";
import { type CrossConflictDeps, gatherCrossFacts } from "../automations/gather-cross-facts.ts";
import { tellCrossConflicts } from "../automations/tell-conflicts.ts";
import { findHeld } from "./find-held.ts";
import type { CrossGuardRequest, PrepareCrossDeps } from "./prepare-cross-guard.ts";

/**
 * What settings of a cross guard and the rules around it would do to each other, in words, as `checkConflicts` tells of
 * what stands on a position; nothing is saved.
 * @throws AppError as `prepareCrossGuard`, without a word of what is not acknowledged.
 */
export const checkCrossConflicts = async (
  deps: CrossConflictDeps & Omit<PrepareCrossDeps, "newId">,
  { userId, accountId, config }: Omit<CrossGuardRequest, "acknowledged">,
): Promise<CheckedConflicts> => {
  const account = await findReadable(deps, { userId, accountId });
  const { position, readAt, orders } = await findHeld(deps, account);
  const [mistake] = checkCrossGuard(config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const gathered = await gatherCrossFacts(deps, { account, position, orders, config });
  if (gathered === null) return { conflicts: [], last: null, readAt };
  return { conflicts: tellCrossConflicts(gathered.facts), last: gathered.facts.last, readAt };
};
