import type { ProbeTrade } from "#ports/probe-desk.ts";
import { findRunningTrade, type Sighting } from "./find-running-trade.ts";
import type { ProbeSession } from "./probe-session.ts";

/** Waits between looks, in milliseconds: about ten seconds in all. */
const WAITS = [0, 250, 500, 1_000, 2_000, 3_000, 4_000];

/** Looks at the running trades until what is seen of ours is as expected, and gives the last sighting. */
export const lookUntil = async (
  session: ProbeSession,
  fits: (trade: ProbeTrade) => boolean,
  isExpected: (sighting: Sighting) => boolean,
): Promise<Sighting> => {
  let sighting: Sighting = { kind: "unreadable" };
  for (const wait of WAITS) {
    await session.sleep(wait);
    sighting = await findRunningTrade(session, fits);
    if (isExpected(sighting)) return sighting;
  }
  return sighting;
};
