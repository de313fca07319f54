import { problemOf } from "#ui/api/problem-of.ts";

/**
 * Does it; where it is refused for want of a fresh factor, asks for one and does it once more, never a third time.
 * Throws the refusal when none was given. Not for what moves money: there the trader presses again.
 */
export const repeatAfterStepUp = async <T>(
  action: () => Promise<T>,
  stepUp: () => Promise<boolean>,
): Promise<T> => {
  try {
    return await action();
  } catch (error) {
    if (problemOf(error).reason !== "step-up" || !(await stepUp())) throw error;
    return await action();
  }
};
