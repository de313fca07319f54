import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";
import { type CrossGuardRequest, type PrepareCrossDeps, prepareCrossGuard } from "./prepare-cross-guard.ts";

export type ArmCrossDeps = PrepareCrossDeps & { readonly crossGuards: Pick<CrossGuards, "arm" | "ofUser"> };

export type ArmCrossRequest = CrossGuardRequest & {
  /** Where the settings come from, when nobody wrote them anew. */
  readonly from?: ArmedFrom;
};

/**
 * Arms a guard on the cross position of an account, or changes the one that stands there. Its prices are derived in the
 * same transaction: nothing is armed that cannot fire.
 * @throws AppError as `prepareCrossGuard`.
 */
export const armCrossGuard = async (
  deps: ArmCrossDeps,
  { from, ...request }: ArmCrossRequest,
): Promise<StoredCrossGuard> => {
  const { guard, legs } = await prepareCrossGuard(deps, request);
  const armed = await deps.crossGuards.arm(guard, legs, from);
  if (armed === null)
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ accountGone }) => accountGone),
    );
  // A new price may be nearer than all that the account's next reading was planned by.
  await deps.accounts.makeDue(request.accountId, guard.createdAt);
  return armed;
};
