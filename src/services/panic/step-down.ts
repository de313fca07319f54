import { saidBy } from "#domain/language/in-both.ts";
import type { PanicStage } from "#domain/panic/panic-stage.ts";
import type { StandingStage } from "#ports/panic.ts";
import { ACCOUNT_REFUSALS } from "../accounts/account-refusals.ts";
import { AppError } from "../app-error.ts";
import type { Acting, Doer } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { noteDeed } from "../security/note-event.ts";
import type { PanicDeps } from "./panic-deps.ts";

/**
 * Puts a milder stage, or none: more risk, so it takes a factor of the last five minutes and no reset on the day before.
 * What is being closed is left where it is from then on.
 * @throws AppError forbidden with the reason `step-up` or `frozen`; not-found, also for somebody else's account.
 */
export const stepDown = async (
  deps: Pick<PanicDeps, "panic" | "security" | "clock">,
  acting: Doer & Pick<Acting, "steppedUpAt" | "frozenUntil">,
  { accountId, stage }: { readonly accountId: string | null; readonly stage: PanicStage },
): Promise<readonly StandingStage[]> => {
  const at = deps.clock();
  checkStepUp(acting, at);
  checkFreeze(acting, at);
  const { userId } = acting;
  if (!(await deps.panic.put({ userId, accountId, stage, by: "trader", at }))) {
    throw new AppError(
      "not-found",
      saidBy(ACCOUNT_REFUSALS, ({ gone }) => gone),
    );
  }
  const noted = { security: deps.security, now: deps.clock };
  await noteDeed(noted, acting, "panic-lowered", "allowed", { stage, accountId });
  return deps.panic.standing(userId);
};
