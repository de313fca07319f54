import type { MoneyStep, ProbeDeps } from "./probe-session.ts";

/** Null where the step may be taken; else why it is not. After a stop only what ends a trade is asked. */
export const askConsent = async (deps: ProbeDeps, step: MoneyStep): Promise<string | null> => {
  if (deps.isStopped() && !step.isEnd) return "the probe was stopped";
  const consent = await deps.consent(step);
  if (consent === "yes") return deps.isStopped() && !step.isEnd ? "the probe was stopped" : null;
  return consent === "no" ? "you said no" : "nobody was there to agree to it";
};
