import type { Acting } from "./acting.ts";
import { checkFreeze } from "./check-freeze.ts";
import { checkStepUp } from "./check-step-up.ts";

/**
 * What may put more at risk takes a factor of the last five minutes and no reset on the day before; whatever lowers it
 * passes at once.
 * @throws AppError forbidden with the reason `step-up` or `frozen`.
 */
export const passRiskGate = (acting: Acting, isRaised: boolean, now: number): void => {
  if (!isRaised) return;
  checkStepUp(acting, now);
  checkFreeze(acting, now);
};
