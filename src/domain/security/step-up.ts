/** How long a proof of who sits there lasts: as long as it takes to do what it was given for. */
export const STEP_UP_MS = 5 * 60_000;

/** How long after a reset nothing may put more at risk: long enough for the owner to read the mail and act. */
export const FREEZE_MS = 24 * 60 * 60_000;

/** Until when a session need not prove again who sits there; null when it must. Times in epoch milliseconds. */
export const steppedUpUntil = (steppedUpAt: number | null, now: number): number | null => {
  const until = steppedUpAt === null ? now : steppedUpAt + STEP_UP_MS;
  return until > now ? until : null;
};
