import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { Exits, StoredExit } from "#ports/exits.ts";
import { type ExitRequest, type PrepareExitDeps, prepareExit } from "./prepare-exit.ts";

export type ArmExitDeps = PrepareExitDeps & { readonly exits: Exits };

export type ArmExitRequest = ExitRequest & {
  /** Where the settings come from, when nobody wrote them anew. */
  readonly from?: ArmedFrom;
};

/**
 * Arms an exit on a running position, or puts it in the place of the one that stands in its slot. The account is read
 * at once, and what is due is placed from that reading.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while nothing could act.
 */
export const armExit = async (
  deps: ArmExitDeps,
  { from, ...request }: ArmExitRequest,
): Promise<StoredExit> => {
  const exit = await prepareExit(deps, request);
  const armed = await deps.exits.arm(exit, from);
  await deps.accounts.makeDue(exit.accountId, exit.createdAt);
  return armed;
};
