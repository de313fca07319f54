import type { ProbeSession } from "./probe-session.ts";

/** A stamp so long before the exchange's clock that no error of our measuring puts it ahead. */
const SAFE_AGE_MS = 500;

/** A stamp `ageMs` before the exchange's clock, or ahead of it where negative; epoch milliseconds. */
export const stampNow = (session: ProbeSession, ageMs = SAFE_AGE_MS): number =>
  Math.trunc(session.clock() + session.offsetMs - ageMs);
